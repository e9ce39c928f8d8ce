import type { Lang } from '../i18n/languages.ts';
import { MethodError, sayFault } from './fault.ts';
import { readUsableMethods } from './file.ts';
import type { Method } from './method.ts';
import type { TakenFields } from './rules.ts';

/** What the site offers now. A draft or a strategy that was begun with another one keeps its own. */
export interface Methods {
  /** The one that the home page begins. */
  readonly home: Method;
  /** In the order in which they are offered, the home page's first. */
  readonly offered: readonly Method[];
  readonly find: (id: string) => Method | undefined;
  /** What keeps methods of the owner out of them, each as "FILE: PATH: what is wrong, and how to mend it". */
  readonly faults: readonly string[];
}

/** The one that comes with the site, which was its only one once. */
export const BUILT_IN = 'social-media';

export function offer(home: Method, all: readonly Method[], faults: readonly string[] = []): Methods {
  const offered = [home, ...all.filter(({ id }) => id !== home.id)];
  return { home, offered, find: (id) => offered.find((each) => each.id === id), faults };
}

/** Those that are written in this language, in their order. */
export function offeredIn({ offered }: Methods, lang: Lang): readonly Method[] {
  return offered.filter(({ langs }) => langs.includes(lang));
}

/** The one that the pages of this language begin with. */
export function homeIn(methods: Methods, lang: Lang): Method {
  return offeredIn(methods, lang)[0] ?? methods.home;
}

interface Wanted {
  readonly methodsDir: string | undefined;
  /** The id of the one that the home page begins. */
  readonly method: string;
  readonly refusesFaultyFiles: boolean;
}

/**
 * Reads the methods of the site and those of its owner; one of the owner's that cannot be used is left out, unless such files are
 * refused. Throws a MethodError for a fault in another file, in the method of the home page, or an unknown METHOD.
 */
export function offeredMethods(
  folder: string,
  { methodsDir, method, refusesFaultyFiles }: Wanted,
  taken: TakenFields,
): Methods {
  const { methods, faults } = readUsableMethods(folder, methodsDir, taken);
  const home = methods.find(({ id }) => id === method);
  if (faults.length > 0 && (refusesFaultyFiles || home === undefined)) throw new MethodError(faults);
  if (home === undefined) throw unknownMethod(method, methods);
  return offer(home, methods, faults.map(sayFault));
}

function unknownMethod(method: string, methods: readonly Method[]): MethodError {
  const problem = `is none of the methods: use ${methods.map(({ id }) => id).join(', ')}`;
  return new MethodError([{ file: 'METHOD', path: method, problem }]);
}
