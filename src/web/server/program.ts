import { extname, join } from 'node:path';

/** A program of ours beside the file that names it: built like that one, or as it is written. */
export function programBeside({ dirname, filename }: ImportMeta, name: string): string {
  return join(dirname, name + extname(filename));
}
