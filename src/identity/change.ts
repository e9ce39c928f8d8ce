import type { IdentityField } from './form.ts';

/** One field that was changed, with what stood there. */
export interface IdentityChange {
  readonly name: IdentityField | 'logo';
  readonly before: string;
  readonly after: string;
}

export function fromChange(change: IdentityChange): string {
  return JSON.stringify(change);
}

export function toChange(stored: string): IdentityChange {
  // What fromChange wrote, in the shape it wrote it.
  return JSON.parse(stored) as IdentityChange;
}
