import { readMethods } from '../../src/method/file.ts';
import { keysOf } from '../../src/method/method.ts';
import type { ApproachKey, Method } from '../../src/method/method.ts';
import { BUILT_IN } from '../../src/method/methods.ts';
import { METHODS_FOLDER } from '../../src/web/root.ts';

/** The method that comes with the site, and the keys of its approaches in wheel order. */
export const METHOD: Method = builtIn();
export const KEYS: readonly ApproachKey[] = keysOf(METHOD);

function builtIn(): Method {
  const method = readMethods(METHODS_FOLDER).find(({ id }) => id === BUILT_IN);
  if (method === undefined) throw new Error('the site has lost its method');
  return method;
}
