import { extname, join } from 'node:path';

/** With the ending of the file that asks: `.js` when built, `.ts` in source. */
export function programBeside({ dirname, filename }: ImportMeta, name: string): string {
  return join(dirname, name + extname(filename));
}
