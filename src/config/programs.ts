const KNOWN = /^(?:PATH|HOME|TMPDIR|PG\w+)$/;

/** What programs of other makers need to be found, and to find their server. */
export function forPrograms(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => KNOWN.test(name)));
}
