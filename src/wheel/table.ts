import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { APPROACHES, FAMILIES, approach } from './approaches.ts';
import type { ApproachKey } from './approaches.ts';
import { focusOf } from './focus.ts';
import { pictogram } from './drawing/pictograms.ts';
import { approachesAt, countsOf } from './wheel.ts';
import type { Wheel } from './wheel.ts';
import type { State } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface WheelRow {
  readonly key: ApproachKey;
  /** The name of its family. */
  readonly family: string;
  readonly label: string;
  readonly pictogram: string;
  readonly state: State;
  readonly stateLabel: string;
  readonly suggested?: 'secondary' | 'priority';
  readonly suggestedLabel?: string;
}

/** What the picture shows, for the table beside it. */
export function wheelRows({ choices, suggested = {} }: Wheel, lang: Lang): readonly WheelRow[] {
  const words = messagesFor(lang).wheel;
  return APPROACHES.map(({ key, family, label }) => {
    const state = choices[key];
    const row = {
      key,
      family: FAMILIES.find((each) => each.key === family)?.label[lang] ?? '',
      label: label[lang],
      pictogram: pictogram(key),
      state,
      stateLabel: words.state[state],
    };
    const hint = suggested[key];
    return hint === undefined ? row : { ...row, suggested: hint, suggestedLabel: words.suggested[hint] };
  });
}

/** What the picture shows, in two or three sentences: the priorities by name, the counts, the verdict, the suggestions. */
export function conclusionOf({ choices, suggested = {}, abstains = false }: Wheel, lang: Lang): string {
  const names = approachesAt(choices, 'priority').map((key) => approach(key).label[lang]);
  return messagesFor(lang).wheel.conclusion({
    level: focusOf(choices, abstains),
    priorities: formatList(lang, names),
    counts: countsOf(choices),
    suggested: Object.keys(suggested).length,
  });
}
