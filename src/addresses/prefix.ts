/** What every address of this site begins with: '' at the root of a host, `/roue` below it. A process serves one site. */
let prefix = '';

/** Before any address is made; `path` as `Config.basePath` has it. */
export function serveBelow(path: string): void {
  prefix = path;
}

/** The address as a reader's browser asks for it. */
export function withPrefix(path: string): string {
  return prefix + path;
}

/** An address as the routes know it, its query included; undefined for one that is not below ours. */
export function withoutPrefix(url: string): string | undefined {
  if (prefix === '') return url;
  const rest = url.startsWith(prefix) ? url.slice(prefix.length) : undefined;
  if (rest === '' || rest?.startsWith('?') === true) return `/${rest}`;
  return rest?.startsWith('/') === true ? rest : undefined;
}
