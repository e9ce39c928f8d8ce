/** In code points, once trimmed (comments §3, row 9). */
export const EMAIL_MAX = 254;

/** One @, letters and digits and the marks that mail servers use, a domain with a dot: nothing a header could split at. */
export const EMAIL_SHAPE =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]$/u;
