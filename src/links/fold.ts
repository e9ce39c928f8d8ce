import type { OwnerAct } from '../addresses/query.ts';
import type { FieldError } from '../web/form.ts';

/** What the owner's page folds away, by the id of its fold. */
type Fold = 'mailed-links' | 'link-preview' | 'shared-links' | 'replace-links' | 'kept-until' | 'history';

const OF_FIELD: Readonly<Partial<Record<string, Fold>>> = {
  name: 'shared-links',
  email: 'mailed-links',
  keep: 'mailed-links',
  preview: 'link-preview',
};
const OF_ACT: Readonly<Partial<Record<OwnerAct, Fold>>> = {
  linkMade: 'shared-links',
  linkWithdrawn: 'shared-links',
};

interface Asked {
  readonly act: OwnerAct | undefined;
  readonly errors: readonly FieldError[];
  readonly olderPage: boolean;
  readonly isReadLinkLost: boolean;
  readonly isExpiringSoon: boolean;
}

/** The folds that are open: those that hold an error, what an act changed, or what the page itself points to. */
export function openFolds({
  act,
  errors,
  olderPage,
  isReadLinkLost,
  isExpiringSoon,
}: Asked): ReadonlySet<Fold> {
  const asked: readonly (Fold | undefined | false)[] = [
    ...errors.map(({ name }) => OF_FIELD[name]),
    act && OF_ACT[act],
    olderPage && 'history',
    isReadLinkLost && 'replace-links',
    isExpiringSoon && 'kept-until',
  ];
  return new Set(asked.filter((fold) => fold !== undefined && fold !== false));
}
