import { join } from 'node:path';
import { readMethods } from '../../src/method/file.ts';
import type { Method } from '../../src/method/method.ts';
import { METHODS_FOLDER, PROJECT_ROOT } from '../../src/web/root.ts';

/** Four methods of an owner's own, as METHODS_DIR names their folder: 6, 7, 12 and 16 sectors, the second in French only. */
export const OWN_FOLDER = join(PROJECT_ROOT, 'test/method/folders');

const ALL = readMethods(METHODS_FOLDER, OWN_FOLDER);

export const LIBRARY = methodCalled('library');
export const SCHOOL = methodCalled('school');
export const MUSEUM = methodCalled('museum');
export const TOWN_HALL = methodCalled('town-hall');
export const CUSTOMERS = methodCalled('customer-relations');
export const OTHER_METHODS: readonly Method[] = [LIBRARY, SCHOOL, MUSEUM, TOWN_HALL, CUSTOMERS];

function methodCalled(id: string): Method {
  const found = ALL.find((method) => method.id === id);
  if (found === undefined) throw new Error(`no method ${id}`);
  return found;
}
