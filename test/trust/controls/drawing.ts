import { draw } from '../../../src/strategies/exports/drawing.ts';
import { startBroken } from './start.ts';

/** Draws files where it answers. */
await startBroken({ draw });
