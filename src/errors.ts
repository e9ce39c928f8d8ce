import type { Messages } from './i18n/messages.ts';
import type { Ending } from './terms.ts';

export type ErrorPage = keyof Messages['errors'];

export class PageError extends Error {
  readonly status: number;
  readonly page: ErrorPage;
  readonly headers: Readonly<Record<string, string>>;
  /** The edit key of the owner's page to go on to, for a browser that holds it. */
  readonly ownerKey: string | undefined;

  constructor(
    status: number,
    page: ErrorPage,
    headers: Readonly<Record<string, string>> = {},
    ownerKey?: string,
  ) {
    super(page);
    this.status = status;
    this.page = page;
    this.headers = headers;
    this.ownerKey = ownerKey;
  }
}

export class NotFound extends PageError {
  constructor(page: ErrorPage = 'notFound') {
    super(404, page);
  }
}

interface Undo {
  readonly editKey: string;
  readonly until: number;
}

export class Gone extends PageError {
  /** Only for whoever came with the edit key of a deleted strategy. */
  readonly undo: Undo | undefined;
  readonly ending: Ending;

  constructor(ending: Ending, { undo, ownerKey }: { readonly undo?: Undo; readonly ownerKey?: string } = {}) {
    super(410, ending, {}, ownerKey);
    this.ending = ending;
    this.undo = undo;
  }
}

/** A newer revision came that the owner's page, as it was shown, did not know. */
export class NewerRevision extends PageError {
  constructor(editKey: string) {
    super(409, 'newerRevision', {}, editKey);
  }
}

/** What was asked for is written in one language, and this address is in the other one. */
export class OtherLanguage extends Error {}

export class CrossSite extends PageError {
  constructor() {
    super(403, 'crossSite');
  }
}

/** A moderator asks for what owners alone may do. */
export class OwnersOnly extends PageError {
  constructor() {
    super(403, 'ownersOnly');
  }
}

/** A link to an account that was used, replaced or withdrawn, or whose time is over. */
export class LinkEnded extends PageError {
  constructor(page: 'invitationEnded' | 'resetEnded') {
    super(410, page);
  }
}

export class TooMany extends PageError {
  constructor(retryAfterSeconds: number) {
    super(429, 'tooMany', { 'Retry-After': String(retryAfterSeconds) });
  }
}

export class TooManyLetters extends PageError {
  constructor(waitMs: number) {
    super(429, 'tooManyLetters', { 'Retry-After': String(Math.ceil(waitMs / 1000)) });
  }
}

/** The limit of the day is reached: for this browser or network, or (`dayFullHere`) within one strategy or workshop. */
export class DayFull extends PageError {
  constructor(retryAfterSeconds: number, page: 'dayFull' | 'dayFullHere' = 'dayFull') {
    super(429, page, { 'Retry-After': String(retryAfterSeconds) });
  }
}

export class Busy extends PageError {
  constructor() {
    super(503, 'busy', { 'Retry-After': '2' });
  }
}

export class WrongMethod extends PageError {
  constructor(allowed: string) {
    super(405, 'wrongMethod', { Allow: allowed });
  }
}
