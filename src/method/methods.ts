import type { Method } from './method.ts';

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
