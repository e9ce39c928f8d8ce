const isCompiled = !import.meta.filename.endsWith('.ts');

/** How an owner types a command here: a package has a command of its own, a clone is used through npm. */
export function commandLine(name: string, words = ''): string {
  return typedAs(isCompiled, name, words);
}

export function typedAs(isPackage: boolean, name: string, words: string): string {
  if (isPackage) return words === '' ? `strategy-wheel ${name}` : `strategy-wheel ${name} ${words}`;
  return words === '' ? `npm run ${name}` : `npm run ${name} -- ${words}`;
}

const NPM = /npm run ([a-z-]+)(?: -- (\w+))?/g;

/** A text that names commands as a clone has them, with those of this place. */
export function commandsHere(text: string): string {
  return text.replace(NPM, (_, name: string, words = '') => commandLine(name, String(words)));
}
