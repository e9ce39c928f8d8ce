import type { Moderator } from './moderator.ts';

export interface Flash {
  readonly text: string;
  readonly said: string;
  readonly details: readonly string[];
  readonly act: string | undefined;
}

/** A page that may begin with what an act did. */
export interface WithFlash {
  readonly flash?: Flash | undefined;
}

declare module '../web/render.ts' {
  interface SiteContext {
    readonly moderator?: Moderator;
  }
}
