/** Patterns that begin anew at each character of what they are given: the work grows as the square of it. */
export const SLOW_PATTERNS: readonly RegExp[] = [/\s+$/, /[a-z]+@$/, /0*1$/];
