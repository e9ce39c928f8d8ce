import type { FollowUpAct } from '../addresses/follow-up.ts';
import type { Lang } from '../i18n/languages.ts';
import type { FieldError, Input } from '../web/form.ts';
import type { Origin } from '../web/origin.ts';
import type { ActName } from './form.ts';

/** What became of an act on the follow-up page. */
export type Outcome =
  | { readonly kind: 'done'; readonly act: FollowUpAct }
  /** What was typed cannot be taken. */
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  /** The reading was corrected meanwhile: the newest of its corrections. */
  | { readonly kind: 'corrected'; readonly newest: string }
  /** The indicator was changed meanwhile. */
  | { readonly kind: 'changed' };

/** What an act is given: the form, and what it makes rows with. */
export interface Acting {
  readonly fields: Input;
  readonly lang: Lang;
  readonly origin: Origin;
  /** As many as one press can make rows. */
  readonly ids: readonly string[];
}

/** A form that was sent and not taken. */
export interface Refused {
  readonly name: ActName;
  readonly input: Input;
  readonly outcome: Exclude<Outcome, { kind: 'done' }>;
}
