const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From the moment that its link is written: as its letter leaves, or as the page shows it. */
export const INVITATION_LIFE_MS = 7 * DAY_MS;
export const RESET_LIFE_MS = HOUR_MS;
/** How long an invitation that nobody took is still listed, so that it can be sent again. */
export const INVITATION_KEPT_MS = 14 * DAY_MS;
/** A letter that could not leave for this long does not leave any more. */
export const UNWRITTEN_RESET_LIFE_MS = DAY_MS;
export const INVITATIONS_MAX = 20;
/** 256 bits: as many guesses as there is no time for. */
const TOKEN_BYTES = 32;

export function newToken(random: (bytes: number) => Buffer): string {
  return random(TOKEN_BYTES).toString('base64url');
}
