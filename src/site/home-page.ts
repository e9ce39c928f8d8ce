import type { RequestHandler, Response } from 'express';
import type { Article } from '../articles/article.ts';
import type { Library } from '../articles/library.ts';
import type { Deps } from '../deps.ts';
import { identityOf } from '../identity/page.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import { statementLines } from '../strategies/statement.ts';
import type { Line } from '../strategies/line.ts';
import { factsOf, refusalsOf, verdictSentence } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { langOf } from '../web/locale.ts';
import { FOR_EVERYBODY } from '../web/memory/ready-pages.ts';
import { render } from '../web/render.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { homeIn } from '../method/methods.ts';
import { renderSmallWheel } from '../wheel/drawing/small-wheel.ts';
import { exampleIn, hasExample } from './example.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/home': ReturnType<typeof homePage>;
  }
}

/** The same for everybody: nothing here may depend on who asks. */
export function showHome({ library, methods }: Deps): RequestHandler {
  return (_req, res) => {
    const lang = langOf(res);
    const method = homeIn(methods, lang);
    res.set('Cache-Control', FOR_EVERYBODY);
    render(res, 'site/home', homePage(method, essayOf(method, library, lang), res));
  };
}

function homePage(method: Method, essay: Article | undefined, res: Response) {
  const lang = langOf(res);
  const { name, tagline } = identityOf(res);
  const { approaches, claims, words } = method;
  const { home } = messagesFor(lang);
  return {
    title: tagline[lang],
    lead: home.lead(name[lang], words[lang].place, approaches.length),
    how: home.how(claims.length, approaches.length),
    example: hasExample(method) ? smallPage(exampleIn(method, lang), lang) : undefined,
    question: words[lang].question,
    wheel: hasExample(method) ? undefined : { svg: emptyWheel(method, lang) },
    essay,
  };
}

/** The article about the method, in this language; the one to start with where it names none. */
function essayOf({ article }: Method, library: Library, lang: Lang): Article | undefined {
  if (article === undefined) return library.start(lang);
  return library.list(lang).find(({ slug, translation }) => [slug, translation].includes(article));
}

function emptyWheel(method: Method, lang: Lang): string {
  return renderSmallWheel({ method, choices: {} }, { lang, idPrefix: 'example' });
}

/** A saved page in small: the choice and its wheel, a line for each priority, what is left aside, what is theirs alone. */
function smallPage(strategy: Strategy, lang: Lang) {
  const { method, brand, choices } = strategy;
  const lines = statementLines(factsOf(strategy), lang);
  const named = (name: Line['name']) => lines.filter((line) => line.name === name);
  return {
    brand,
    wheel: { svg: renderSmallWheel({ method, choices }, { lang, idPrefix: 'example', brand }) },
    verdict: verdictSentence(strategy, lang),
    choice: named('choice'),
    plans: named('plan').flatMap(({ text, approach: key }) =>
      key === undefined ? [] : [planPart(method, key, text, lang)],
    ),
    refusals: refusalsOf(strategy).map((key) => approachOf(method, key).label[lang]),
    refusal: named('refusal'),
    gene: named('gene'),
  };
}

/** The line of a plan, which begins with the name of its approach: the page sets that apart. */
function planPart(method: Method, key: ApproachKey, text: string, lang: Lang) {
  const label = approachOf(method, key).label[lang];
  return { key, label, rest: text.slice(label.length) };
}
