/** `npm run test:trust` does the whole of each experiment, `npm run test:trust:quick` a part that CI has time for. */
export const FULL = process.env['TRUST'] === 'full';

export function scaled(quick: number, full: number): number {
  return FULL ? full : quick;
}
