import { draw } from '../../../src/files/draw.ts';
import { startBroken } from './start.ts';

/** Draws files where it answers. */
await startBroken({ draw });
