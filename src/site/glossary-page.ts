import type { RequestHandler } from 'express';
import { methodAsked } from '../addresses/query.ts';
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
import { methodLine, pathToPageOf } from '../wizard/method-choice.ts';
import { methodFor } from '../wizard/method-page.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/glossary': ReturnType<typeof glossaryPage>;
  }
}

/** A word of the site, and what it means. */
interface Meaning {
  readonly term: string;
  readonly meaning: string;
}

export function showGlossary({ methods }: Deps): RequestHandler {
  return (req, res) => {
    const method = methodFor(methodAsked(req.query), methods, res);
    render(res.set('Cache-Control', 'no-cache'), 'site/glossary', glossaryPage(methods, method, langOf(res)));
  };
}

function glossaryPage(methods: Methods, method: Method, lang: Lang) {
  const { glossary } = messagesFor(lang);
  const { approaches, credit, licence, langs } = method;
  return {
    methodLine: methodLine('glossary', method, methods, lang),
    terms: termsOf(method, lang),
    verdicts: verdictsOf(method, lang),
    approachesTitle: glossary.approachesTitle(approaches.length),
    approaches: approaches.map(({ label, summary }) => ({ term: label[lang], meaning: summary[lang] })),
    // A method in several languages is credited in one of them: English (docs/methods.md).
    credit: { text: credit, lang: langs.includes('en') ? ('en' as const) : lang },
    licence,
    otherPath: pathToPageOf('glossary', method, methods, otherLang(lang)),
  };
}

function termsOf(method: Method, lang: Lang) {
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
  return {
    approaches: approaches.length,
    claims: claims.length,
    families: families.length,
    ofAFamily: sizes.every((size) => size === sizes[0]) ? sizes[0] : undefined,
    place: words[lang].place,
  };
}

function verdictsOf(method: Method, lang: Lang): readonly Meaning[] {
  const { wheel, glossary } = messagesFor(lang);
  const { abstain, abstaining } = method.words[lang];
  const facts = { ...markedLimits(method), approaches: method.approaches.length, abstain, abstaining };
  const meanings = glossary.verdicts(facts);
  return FOCUS_LEVELS.map((level) => ({ term: wheel.hub[level], meaning: meanings[level] }));
}
