import type { Lang } from '../i18n/languages.ts';
import { MethodError } from './fault.ts';
import { readMethods } from './file.ts';
import type { Method } from './method.ts';
import type { TakenFields } from './rules.ts';

/** What the site offers now. A draft or a strategy that was begun with another one keeps its own. */
export interface Methods {
  /** The one that the home page begins. */
  readonly home: Method;
  /** In the order in which they are offered, the home page's first. */
  readonly offered: readonly Method[];
  readonly find: (id: string) => Method | undefined;
}

/** The one that comes with the site, which was its only one once. */
export const BUILT_IN = 'social-media';

export function offer(home: Method, all: readonly Method[]): Methods {
  const offered = [home, ...all.filter(({ id }) => id !== home.id)];
  return { home, offered, find: (id) => offered.find((each) => each.id === id) };
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
}

/** Reads the methods of the site and those of its owner. Throws a MethodError for a fault in a file, or an unknown METHOD. */
export function offeredMethods(folder: string, { methodsDir, method }: Wanted, taken: TakenFields): Methods {
  const all = readMethods(folder, methodsDir, taken);
  const home = all.find(({ id }) => id === method);
  if (home === undefined)
    throw new MethodError([
      {
        file: 'METHOD',
        path: method,
        problem: `is none of the methods: use ${all.map(({ id }) => id).join(', ')}`,
      },
    ]);
  return offer(home, all);
}
