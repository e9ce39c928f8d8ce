/** What the server says of its archive: whether it keeps one by itself, and what came of the last piece. */
export interface Archive {
  readonly isOn: boolean;
  /** UTC milliseconds; null before the first. */
  readonly lastKept: number | null;
  readonly lastFailed: number | null;
}

/** Whether the piece that it was given last got nowhere: it is offered again, and the journal grows until it is taken. */
export function isRefusing({ isOn, lastKept, lastFailed }: Archive): boolean {
  return isOn && lastFailed !== null && lastFailed > (lastKept ?? -Infinity);
}
