import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: compiled code lies one folder deeper than its source. */
export const PROJECT_ROOT = rootAbove(import.meta.dirname);
export const ARTICLES_FOLDER = join(PROJECT_ROOT, 'articles');
export const METHODS_FOLDER = join(PROJECT_ROOT, 'methods');

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}
