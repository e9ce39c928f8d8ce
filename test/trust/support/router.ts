import type { Express } from 'express';

/** One place where the site answers, read from its router: nothing that is added later is forgotten. */
export interface Route {
  readonly path: string;
  readonly methods: readonly string[];
}

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Every address of the site, in both languages, with the methods that it takes. */
export function routesOf(app: Express): readonly Route[] {
  const { stack } = (app as unknown as { readonly router: { readonly stack: readonly Layer[] } }).router;
  const found = new Map<string, readonly string[]>();
  for (const { path, methods } of inStack(stack))
    found.set(path, [...new Set([...(found.get(path) ?? []), ...methods])]);
  return [...found].map(([path, methods]) => ({ path, methods }));
}

function inStack(stack: readonly Layer[]): readonly Route[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return inStack(handle?.stack ?? []);
    const methods = Object.keys(route.methods).filter((method) => method !== '_all');
    return [route.path].flat().map((path): Route => ({ path, methods }));
  });
}

/** The address of a route, each `:word` filled in. */
export function filledIn(path: string, word: (name: string) => string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => word(name));
}
