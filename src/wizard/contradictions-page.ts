import { pathToChange } from '../addresses/query.ts';
import { answersOf } from '../diagnosis/answers.ts';
import { contradictionsOf } from '../diagnosis/contradictions.ts';
import type { Contradiction } from '../diagnosis/contradictions.ts';
import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { isAbstaining, refusalsOf } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { approachOf, claimOf } from '../method/method.ts';
import type { ClaimKey, Method } from '../method/method.ts';
import { toValue } from './diagnosis-form.ts';
import type { Lang } from '../i18n/languages.ts';

interface ContradictionPart {
  readonly claim: ClaimKey;
  /** The sentence of the claim, without its full stop. */
  readonly quoted: string;
  readonly sentences: readonly string[];
  /** The ways to mend it: to a field of an earlier step, or of the review itself. */
  readonly ways: readonly { readonly href: string; readonly label: string }[];
}

/** What the review points out, each with the ways to mend it. Staying away on purpose contradicts nothing. */
export function contradictionsPart(
  strategy: Strategy,
  draft: string,
  lang: Lang,
): readonly ContradictionPart[] {
  if (isAbstaining(strategy)) return [];
  const found = contradictionsOf(answersOf(strategy.method, strategy.claims), strategy, refusalsOf(strategy));
  return found.map((each) => ({
    claim: each.claim,
    quoted: quotedOf(strategy.method, each.claim, lang),
    sentences: sentencesOf(each, strategy, lang),
    ways: waysOf(each, strategy, draft, lang),
  }));
}

function sentencesOf(
  { claim: key, missing, refused }: Contradiction,
  { method, claims }: Strategy,
  lang: Lang,
): readonly string[] {
  const { diagnosis, review } = messagesFor(lang);
  const words = review.contradictions;
  const quoted = quotedOf(method, key, lang);
  const nouns = refused.map((each) => approachOf(method, each).noun[lang]);
  const answer = diagnosis.scale[toValue(claims[key] ?? null)];
  return [
    ...(missing.length > 0 ? [words.untreated(quoted)] : []),
    ...(refused.length > 0 ? [words.refused(answer, quoted, formatList(lang, nouns))] : []),
  ];
}

function quotedOf(method: Method, key: ClaimKey, lang: Lang): string {
  return claimOf(method, key).text[lang].replace(/\.$/, '');
}

function waysOf(
  { claim: key, missing, refused }: Contradiction,
  { method, claims }: Strategy,
  draft: string,
  lang: Lang,
): ContradictionPart['ways'] {
  const words = messagesFor(lang).review.contradictions;
  const [firstRefused] = refused;
  return [
    ...missing.map((each) => ({
      href: pathToChange('approaches', lang, draft, `approach-${each}`),
      label: words.choose(approachOf(method, each).label[lang]),
    })),
    ...(firstRefused === undefined
      ? []
      : [{ href: `#refusal-${firstRefused}`, label: words.changeRefusals }]),
    {
      href: pathToChange('diagnosis', lang, draft, `${key}-${toValue(claims[key] ?? null)}`),
      label: words.changeAnswer,
    },
  ];
}
