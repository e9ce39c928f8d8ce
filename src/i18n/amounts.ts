export type Amount = 'none' | 'few' | number;

export interface Share {
  readonly n: number;
  readonly total: number;
  readonly percent: number | undefined;
}

export interface Others {
  readonly amount: Amount;
  readonly share: Share;
}
