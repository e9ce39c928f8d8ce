import type { Answer, Answers } from '../diagnosis/answers.ts';
import { diagnose } from '../diagnosis/score.ts';
import type { Lang } from '../i18n/languages.ts';
import { keysOf } from '../method/method.ts';
import type { Method } from '../method/method.ts';
import { styleHints } from '../method/own-style.ts';
import { labelsTooWide } from '../wheel/drawing/rim.ts';

const ROUNDS = 2000;
/** Of a reader who answers anything, and everything: what is not known leads to the fallback, which is meant. */
const ANSWERS: readonly Answer[] = [0, 1, 2, 3];
/** The share of random diagnoses that one approach may win (method.md §1). */
const MOST_WINS = 0.25;

/** What works but serves readers badly, in words; none is a reason to refuse a method. `random` gives numbers from 0 to 1. */
export function warningsOf(method: Method, random: () => number): readonly string[] {
  return [
    ...beyondReach(method),
    ...silentClaims(method),
    ...method.langs.flatMap((lang) => [...wideLabels(method, lang), ...listWords(method, lang)]),
    ...winners(method, random),
  ];
}

function beyondReach({ approaches, claims, suggestion }: Method): readonly string[] {
  const most = (key: string) =>
    claims.reduce((sum, { weights }) => sum + suggestion.values[3] * Math.max(0, weights[key] ?? 0), 0);
  return approaches
    .filter(({ key }) => most(key) < suggestion.secondaryPoints)
    .map(
      ({ key }) =>
        `method.json: approaches.${key}: no claim can suggest it: it gets ${most(key)} points at most, and ${suggestion.secondaryPoints} are needed`,
    );
}

function silentClaims({ claims }: Method): readonly string[] {
  return claims
    .filter(({ weights }) => Object.keys(weights).length === 0)
    .map(({ key }) => `method.json: claims.${key}: touches nothing: give it weights or take it out`);
}

function wideLabels(method: Method, lang: Lang): readonly string[] {
  return labelsTooWide(method, lang).map(
    ({ key, width, room }) =>
      `${lang}.json: approaches.${key}.label: is ${Math.round(width)} wide in bold, and its place ${Math.floor(room)}: the wheel squeezes it`,
  );
}

/** What stands in a list of the statement reads as two things where it has a comma or a conjunction. */
function listWords(method: Method, lang: Lang): readonly string[] {
  const phrases = [
    ...method.approaches.flatMap(({ key, infinitive, noun, indicator }) =>
      Object.entries({ infinitive, noun, indicator }).map(
        ([field, words]) => [`approaches.${key}.${field}`, words[lang]] as const,
      ),
    ),
    ...method.claims
      .filter(({ kind }) => kind === 'strength')
      .map(({ key, phrase }) => [`claims.${key}.phrase`, phrase[lang]] as const),
  ];
  const conjunction = lang === 'fr' ? 'et' : 'and';
  const listed = phrases
    .filter(([, text]) => text.includes(',') || text.includes(` ${conjunction} `))
    .map(([path]) => `${path}: has a comma or “${conjunction}”, and goes into a list: say one thing`);
  return [...listed, ...badVerbs(method, lang)].map((line) => `${lang}.json: ${line}`);
}

function badVerbs({ approaches }: Method, lang: Lang): readonly string[] {
  return approaches.flatMap(({ key, infinitive, noun }) => {
    const hints = styleHints({ verb: infinitive[lang], noun: noun[lang], lang });
    if (hints.includes('infinitive'))
      return [`approaches.${key}.infinitive: should begin with an infinitive`];
    return hints.includes('bare-infinitive')
      ? [`approaches.${key}.infinitive: stands after “we want to”: take its “to” off`]
      : [];
  });
}

function winners(method: Method, random: () => number): readonly string[] {
  const wins = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { outcome, scores } = diagnose(method, randomAnswers(method, random));
    const [best] = scores;
    if (outcome === 'ranked' && best !== undefined)
      wins.set(best.approach, (wins.get(best.approach) ?? 0) + 1);
  }
  return keysOf(method).flatMap((key) => {
    const share = (wins.get(key) ?? 0) / ROUNDS;
    return share > MOST_WINS
      ? [
          `method.json: approaches.${key}: comes first in ${Math.round(100 * share)} % of random diagnoses, and ${100 * MOST_WINS} % is much: lower its weights`,
        ]
      : [];
  });
}

function randomAnswers({ claims }: Method, random: () => number): Answers {
  return Object.fromEntries(
    claims.map(({ key }) => [key, ANSWERS[Math.floor(random() * ANSWERS.length)] ?? null] as const),
  );
}
