import { checkpoint } from '../db/sqlite/file.ts';

/** In a process of its own, as copying a long journal waits for the disk. */
const { file } = JSON.parse(process.argv[2] ?? '') as { readonly file: string };
process.send?.({ isDone: checkpoint(file) });
process.disconnect();
