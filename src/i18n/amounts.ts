/** How many, as far as it is said of one wheel: nobody, fewer than five, or about so many. */
export type Amount = 'none' | 'few' | number;

/** A number of wheels out of a total, with its whole percentage once there are enough to say one. */
export interface Share {
  readonly n: number;
  readonly total: number;
  readonly percent: number | undefined;
}

/** How many others out of how many; the share where there is a number. */
export interface Others {
  readonly amount: Amount;
  readonly share: Share;
}
