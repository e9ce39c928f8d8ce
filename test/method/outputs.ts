import { contradictionsOf } from '../../src/diagnosis/contradictions.ts';
import { pointRulesOf } from '../../src/diagnosis/point-rules.ts';
import { departures, diagnose, suggested } from '../../src/diagnosis/score.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { onePager, strategyJson } from '../../src/strategies/one-pager.ts';
import { refusalOffers } from '../../src/strategies/refusals.ts';
import type { Revision } from '../../src/strategies/strategy.ts';
import { renderEmptyWheel } from '../../src/wheel/drawing/empty-wheel.ts';
import { renderOverlay } from '../../src/wheel/drawing/overlay.ts';
import { paintCss } from '../../src/wheel/drawing/paint-css.ts';
import { renderSmallWheel } from '../../src/wheel/drawing/small-wheel.ts';
import { renderWheel } from '../../src/wheel/drawing/svg.ts';
import { focusOf } from '../../src/wheel/focus.ts';
import { movesBetween } from '../../src/wheel/moves.ts';
import { conclusionOf, wheelRows } from '../../src/wheel/table.ts';
import { countsOf, facingPriorities, load } from '../../src/wheel/wheel.ts';
import type { Wheel } from '../../src/wheel/wheel.ts';
import { APPROACH_KEYS, SOCIAL_MEDIA, answersOf } from '../support/method.ts';

/** What a page says of a strategy, field by field: one that is new changes none of these. */
const ONE_PAGER = [
  'brand',
  'number',
  'savedAt',
  'density',
  'brandSize',
  'choiceSize',
  'priorities',
  'secondaries',
  'reviewDate',
  'verdict',
  'wheel',
  'statement',
  'refusals',
  'blanks',
  'roadmap',
  'indicators',
  'why',
  'swap',
  'diagnosis',
] as const;
const JSON_FIELDS = [
  'brand',
  'revision',
  'savedAt',
  'catalogue',
  'verdict',
  'choices',
  'language',
  'claims',
  'statement',
  'why',
  'words',
  'plan',
  'refusals',
  'reviewDate',
  'abstain',
] as const;

type Outputs = Readonly<Record<string, unknown>>;

/** All that is drawn, judged and written of a revision in one language; `other` is the wheel that it is laid on. */
export function outputsOf(revision: Revision, other: Revision, lang: Lang): Outputs {
  const { strategy, texts } = revision;
  const { statement, roadmap, indicators } = texts[lang];
  const wheel = wheelOf(revision);
  const page = onePager(revision, lang);
  const json = strategyJson(revision, lang);
  const draw = (target: 'inline' | 'file', hidden: boolean) =>
    renderWheel(wheel, { lang, target, idPrefix: 'wheel', brand: strategy.brand, hidden });
  const overlay = (target: 'inline' | 'file') =>
    renderOverlay(wheel, wheelOf(other), {
      ...{ lang, target, idPrefix: 'both', compared: APPROACH_KEYS },
      words: { title: 'Title', conclusion: 'In words', hub: ['One', 'two'], legend: ['First', 'second'] },
    });
  return {
    inline: draw('inline', false),
    hidden: draw('inline', true),
    file: draw('file', false),
    small: renderSmallWheel(wheel, { lang, idPrefix: 'small', brand: strategy.brand }),
    overlay: overlay('inline'),
    'overlay file': overlay('file'),
    ...{ statement, roadmap, indicators },
    rows: wheelRows(wheel, lang),
    conclusion: conclusionOf(wheel, lang),
    ...Object.fromEntries(ONE_PAGER.map((field) => [`page ${field}`, page[field]])),
    // What was measured came later: these strategies have nothing of it, and their cards nothing more to say.
    'page priorities': page.priorities.map(({ measures, ...card }) =>
      measures.length === 0 ? card : { ...card, measures },
    ),
    ...Object.fromEntries(JSON_FIELDS.map((field) => [`json ${field}`, json[field]])),
  };
}

/** What is judged of a revision, in keys and numbers. */
export function judgementOf(revision: Revision, other: Revision): Outputs {
  const { strategy } = revision;
  const answers = answersOf(strategy.claims);
  const diagnosis = diagnosisOf(revision);
  return {
    diagnosis,
    departures: departures(diagnosis, strategy),
    contradictions: contradictionsOf(answers, strategy, strategy.refusals),
    'refusal offers': refusalOffers(diagnosis.scores, strategy, answers),
    focus: focusOf(strategy, strategy.abstainReason !== null),
    counts: countsOf(strategy),
    load: load(strategy),
    facing: facingPriorities(strategy),
    moves: movesBetween(strategy.method, strategy.choices, other.strategy.choices),
  };
}

/** What no strategy changes. */
export function commonOutputs(): Outputs {
  return {
    'paint css': paintCss(SOCIAL_MEDIA),
    'empty wheel fr': renderEmptyWheel(SOCIAL_MEDIA, 'fr', 'wheel'),
    'empty wheel en': renderEmptyWheel(SOCIAL_MEDIA, 'en', 'wheel'),
  };
}

function wheelOf(revision: Revision): Wheel {
  const { method, choices, abstainReason } = revision.strategy;
  return { method, choices, suggested: suggested(diagnosisOf(revision)), abstains: abstainReason !== null };
}

function diagnosisOf({ strategy, catalogue }: Revision) {
  return diagnose(strategy.method, answersOf(strategy.claims), pointRulesOf(strategy.method, catalogue));
}
