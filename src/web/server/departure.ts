import type { Response } from 'express';

/** Aborted once the answer was sent, or its reader has gone. */
export function departureOf(res: Response): AbortSignal {
  const departure = new AbortController();
  res.once('close', () => {
    departure.abort();
  });
  if (res.closed) departure.abort();
  return departure.signal;
}
