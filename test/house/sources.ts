import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';

export interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Relative imports, types included, as paths from the root; packages by their name. */
  readonly imports: readonly string[];
}

export function sourcesIn(folder: string): readonly Source[] {
  return filesIn(folder, '.ts').map((path) => {
    const text = read(path);
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) =>
      name.startsWith('.') ? normalize(join(dirname(path), name)) : name,
    );
    return { path, text, imports };
  });
}

export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(PROJECT_ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}

/** The feature of a source file: its folder in `src`, or its own name where it lies loose. */
export function featureOf(path: string): string {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? folder.replace(/\.ts$/, '') : folder;
}

/** The name of a file without folder and ending. */
export function nameOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '');
}

export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
