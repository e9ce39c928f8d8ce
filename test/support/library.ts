import { loadLibrary } from '../../src/articles/library.ts';
import type { Library } from '../../src/articles/library.ts';
import { ARTICLES_FOLDER } from '../../src/web/root.ts';
import { METHODS } from './method.ts';

/** The articles of the site, as it reads them. */
export function siteLibrary(): Library {
  return loadLibrary(ARTICLES_FOLDER, METHODS.find);
}
