import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { LANGS } from '../../src/i18n/languages.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { PROJECT_ROOT } from '../../src/web/root.ts';
import { givenUp } from '../support/lint-words.ts';
import type { Lang } from '../../src/i18n/languages.ts';

describe('the words of the catalogues', () => {
  for (const lang of LANGS) {
    it(`use one word for one thing (${lang})`, () => {
      const faults = textsOf(lang).flatMap((text) =>
        givenUp(lang, text).map((fault) => `${text} (${fault})`),
      );
      expect(faults.join('\n')).to.equal('');
    });
  }

  it('are caught when a word that was given up comes back', () => {
    expect(givenUp('en', 'Twelve paths, in no particular order.')).to.not.be.empty;
    expect(givenUp('en', 'It has changed meanwhile.')).to.not.be.empty;
    expect(givenUp('fr', 'Qui l’a peut lire cette page.')).to.not.be.empty;
    expect(givenUp('fr', 'Douze pistes.')).to.not.be.empty;
  });

  it('are the same in the glossary of the README and in that of the site', () => {
    const site = new Map(
      Object.values(messagesFor('fr').glossary.groups).flatMap(({ terms }) =>
        Object.entries(terms).map(([key, { term }]) => [key, term.toLowerCase()] as const),
      ),
    );
    const readme = readmeTerms().filter(({ name }) => site.has(name));
    expect(readme.map(({ name }) => name)).to.include.members(['approach', 'draft', 'statement', 'refusal']);
    for (const { name, french } of readme) expect(site.get(name), name).to.equal(french);
  });
});

/** Every text of the catalogue that stands between quotes in its source. */
function textsOf(lang: Lang): readonly string[] {
  const folder = join(PROJECT_ROOT, 'src/i18n', lang);
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return Array.from(source.matchAll(/'([^'\n]+)'|`([^`]+)`/g), ([, plain, filled]) => plain ?? filled ?? '')
      .map((text) => text.replaceAll(/\$\{[^}]*\}/g, ''))
      .filter((text) => /\s/.test(text) && !text.startsWith('./'));
  });
}

function readmeTerms(): readonly { readonly name: string; readonly french: string }[] {
  const text = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
  return Array.from(text.matchAll(/^- \*\*([^*]+)\*\* \(([^)]+)\)/gm)).flatMap(
    ([, names = '', french = '']) => {
      const words = french.split(', ');
      return names.split(', ').map((name, index) => ({ name, french: words[index] ?? '' }));
    },
  );
}
