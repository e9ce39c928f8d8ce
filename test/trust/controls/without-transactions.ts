import { startBroken } from './start.ts';
import { withoutTransactions } from './statements.ts';

/** Each statement for itself: what a transaction would have kept together comes apart. */
await startBroken({ opened: withoutTransactions });
