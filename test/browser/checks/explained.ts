/** Something that a tool cannot decide by itself, and why it is right as it is. */
interface Explained {
  readonly rule: string;
  /** Where: every such place of the site. */
  readonly at: RegExp;
  readonly why: string;
}

/** What axe-core leaves to people, looked at by people. An entry that no page needs any more must go. */
export const EXPLAINED: readonly Explained[] = [];
