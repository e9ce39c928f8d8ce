/** Something that a tool objects to or cannot decide by itself, and why it is right as it is. */
interface Explained {
  readonly rule: string;
  /** Where: every such place of the site. */
  readonly at: RegExp;
  readonly why: string;
}

/** What tools leave to people, looked at by people. An entry that no page needs any more must go. */
export const EXPLAINED: readonly Explained[] = [
  {
    rule: 'axe/color-contrast',
    at: /textpath|\.wheel-verdict|\.wheel-count|\.group-count|\.heat-total|\.bar-|text\[[xy]=|p\[data-level=/,
    why: 'The words of a wheel or a chart are drawn over a picture. Their contrast is computed by our own check (text-contrast).',
  },
  {
    rule: 'axe/identical-links-same-purpose',
    at: /./,
    why: 'Dates and acts repeat from one comment to the next; our own check (same-words) compares what surrounds them.',
  },
  {
    rule: 'axe/form-field-multiple-labels',
    at: /^#[\w-]+-(?:none|secondary|priority)$/,
    why: 'The second label is a ring of the painted wheel: empty, and hidden from screen readers (paint.test.ts).',
  },
  {
    rule: 'htmlcs/Principle1.Guideline1_3.1_3_1_AAA.G141',
    at: /^#(?:error-summary|conflict)-title /,
    why: 'What went wrong stands above the heading of the page, as it takes the focus; headings of levels 1 and 2 follow (own/headings).',
  },
  {
    rule: 'own/same-words',
    at: /“(?:Reprendre|Continue with) /,
    why: 'Two drafts of one brand, left at the same step on the same day: nobody can tell them apart by their list either.',
  },
];
