import type { FollowUpAsked } from '../addresses/follow-up.ts';
import type { Db } from '../db/database.ts';
import type { Lang } from '../i18n/languages.ts';
import { formatDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { readUnit, writeAmount } from '../indicators/amount.ts';
import type { Amount } from '../indicators/amount.ts';
import { labelOf } from '../indicators/indicator.ts';
import type { Followed } from '../indicators/indicator.ts';
import type { Method } from '../method/method.ts';
import { findReading, listReadings } from '../indicators/reading-store.ts';
import { newestOf } from '../indicators/reading.ts';
import type { Input } from '../web/form.ts';
import { approachOptions } from './cards.ts';
import { correctionInput } from './correction-form.ts';
import { choicesFor, unitWords } from './field-form.ts';
import { indicatorInput, isOfMethod, newIndicatorInput } from './indicator-form.ts';
import type { Refused } from './act.ts';
import { stampOf } from './stamp.ts';
import type { Opened } from './store.ts';

interface Asked {
  readonly form: FollowUpAsked | undefined;
  readonly refused: Refused | undefined;
  readonly lang: Lang;
}

/** The form that the page opens, and what stands in it before anything is typed. */
export async function openForms(db: Db, opened: Opened, { form, refused, lang }: Asked) {
  const asked = refused === undefined ? form : askedBy(refused);
  const input = refused?.input ?? {};
  const indicator =
    asked?.form === 'indicator'
      ? indicatorOpening(opened, { of: asked.of, input, lang, refused })
      : undefined;
  const reading =
    asked?.form === 'reading'
      ? await readingOpening(db, opened, { of: asked.of, input, lang, refused })
      : undefined;
  return {
    part: { indicator: indicator?.part, reading: reading?.part },
    input: { ...indicator?.input, ...reading?.input },
  };
}

/** The form that was sent, or the one that it was about. */
function askedBy({ name, input, outcome }: Refused): FollowUpAsked | undefined {
  const first = (field: string) => input[field]?.[0] ?? '';
  if (name === 'correct')
    return { form: 'reading', of: outcome.kind === 'corrected' ? outcome.newest : first('reading') };
  if (name !== 'indicator' && name !== 'end') return undefined;
  return { form: 'indicator', of: first('indicator') || first('approach') || 'new' };
}

function indicatorOpening({ revision, followed, stored }: Opened, { of, input, lang, refused }: Reopened) {
  const { strategy } = revision;
  const { method, plan } = strategy;
  const standing = followed.find(({ id, endedAt }) => id === of && endedAt === null);
  const approach = method.approaches.find(({ key }) => key === (standing?.approach ?? of));
  if (standing === undefined && approach === undefined && of !== 'new') return undefined;
  const planOwner = approach === undefined ? '' : (plan[approach.key]?.owner ?? '');
  const unit = readUnit(input['unit']?.[0] ?? '') ?? '';
  return {
    part: {
      id: standing?.id ?? '',
      seen: standing && stampOf(standing),
      standing: refused?.outcome.kind === 'changed' && standing ? toldOf(standing, method, lang) : undefined,
      label: standing && labelOf(standing, method, lang),
      isOfMethod: standing !== undefined && isOfMethod(standing),
      isStored: stored.some(({ id }) => id === standing?.id),
      approach: approach?.label[lang],
      approaches: standing === undefined ? approachOptions(strategy, lang) : undefined,
      baseline: choicesFor(input, 'baseline', unit, lang),
      target: choicesFor(input, 'target', unit, lang),
    },
    input:
      standing === undefined
        ? newIndicatorInput(approach?.key, planOwner)
        : indicatorInput(standing, { method, lang, planOwner }),
  };
}

/** An indicator as it stands, in words: what somebody else left of it. */
function toldOf(standing: Followed, method: Method, lang: Lang) {
  const { indicator: words } = messagesFor(lang).followUp;
  const { direction, baseline, target, due, owner, unit } = standing;
  const write = (value: Amount | null) => (value === null ? '' : writeAmount(value, unit, lang));
  const told: readonly (readonly [string, string])[] = [
    [words.label, labelOf(standing, method, lang)],
    [words.direction, words.directions[direction]],
    [words.unit, unitWords(unit, lang)],
    [words.baseline, write(baseline)],
    [words.target, write(target)],
    [words.due, due === null ? '' : formatDay(lang, due)],
    [words.owner, owner],
  ];
  return told.filter(([, text]) => text !== '').map(([term, meaning]) => ({ term, meaning }));
}

interface Reopened {
  readonly of: string;
  readonly input: Input;
  readonly lang: Lang;
  readonly refused: Refused | undefined;
}

/** One that was corrected since is shown as it stands now. */
async function readingOpening(
  db: Db,
  { strategyId, revision, followed }: Opened,
  { of, input, lang, refused }: Reopened,
) {
  const asked = await findReading(db, strategyId, of);
  const indicator = followed.find(({ id }) => id === asked?.indicator);
  if (asked === undefined || indicator === undefined) return undefined;
  const reading = newestOf(await listReadings(db, strategyId), asked);
  const { id, value, onDate, note } = reading;
  return {
    part: {
      id,
      label: labelOf(indicator, revision.strategy.method, lang),
      value: value === null ? undefined : writeAmount(value, indicator.unit, lang),
      onDate,
      note,
      noteLang: reading.lang,
      isConflict: refused?.outcome.kind === 'corrected',
      choices: choicesFor(input, 'new-value', indicator.unit, lang),
    },
    input: correctionInput(reading, lang),
  };
}
