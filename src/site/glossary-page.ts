import type { RequestHandler } from 'express';
import { pathTo } from '../addresses/links.ts';
import type { Library } from '../articles/library.ts';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { otherLang } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Method } from '../method/method.ts';
import type { Methods } from '../method/methods.ts';
import { FOCUS_LEVELS } from '../terms.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { markedLimits } from '../wheel/focus.ts';
import { askedMethod, methodChoice, pathFor } from '../wizard/method-choice.ts';

interface Meaning {
  readonly term: string;
  readonly meaning: string;
}

declare module '../web/render.ts' {
  interface Views {
    'site/glossary': ReturnType<typeof glossaryPage>;
  }
}

export function showGlossary({ methods, library }: Deps): RequestHandler {
  return (req, res) => {
    const method = askedMethod(methods, req, res);
    const lang = langOf(res);
    const page = glossaryPage(methods, method, library, lang);
    render(res.set('Cache-Control', 'no-cache'), 'site/glossary', page);
  };
}

function glossaryPage(methods: Methods, method: Method, library: Library, lang: Lang) {
  const { glossary, method: words } = messagesFor(lang);
  return {
    methods: methodChoice(methods, method, lang),
    groups: groupsOf(method, lang),
    verdicts: verdictsOf(method, lang),
    approachesTitle: glossary.approachesTitle(method.approaches.length),
    approaches: method.approaches.map(({ label, summary }): Meaning => ({
      term: label[lang],
      meaning: summary[lang],
    })),
    credit: words.credit(method.credit, method.licence),
    articlePath: articleOf(method, library, lang),
    otherPath: pathFor('glossary', methods, method, otherLang(lang)),
  };
}

function articleOf({ article }: Method, library: Library, lang: Lang): string | undefined {
  const found = article === undefined ? undefined : library.find(lang, article);
  return found && pathTo('article', lang, { slug: found.slug });
}

function groupsOf(method: Method, lang: Lang) {
  const facts = factsOf(method, lang);
  return Object.values(messagesFor(lang).glossary.groups).map(({ title, terms }) => ({
    title,
    terms: Object.values(terms).map(({ term, meaning }): Meaning => ({
      term,
      meaning: typeof meaning === 'string' ? meaning : meaning(facts),
    })),
  }));
}

function factsOf({ approaches, claims, families, words }: Method, lang: Lang) {
  const sizes = families.map(({ key }) => approaches.filter(({ family }) => family === key).length);
  const [size, ...others] = new Set(sizes);
  return {
    approaches: approaches.length,
    claims: claims.length,
    families: families.length,
    ofAFamily: others.length === 0 ? size : undefined,
    place: words[lang].place,
  };
}

function verdictsOf(method: Method, lang: Lang): readonly Meaning[] {
  const { wheel, glossary } = messagesFor(lang);
  const facts = { ...markedLimits(method), approaches: method.approaches.length, ...method.words[lang] };
  const verdicts = glossary.verdicts(facts);
  return FOCUS_LEVELS.map((level) => ({ term: wheel.hub[level], meaning: verdicts[level] }));
}
