import { formatList } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey } from '../method/method.ts';
import { focusOf } from './focus.ts';
import { pictogram } from './drawing/pictograms.ts';
import { approachesAt, countsOf, stateOf } from './wheel.ts';
import type { Wheel } from './wheel.ts';
import type { State } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface WheelRow {
  readonly key: ApproachKey;
  /** The name of its family. */
  readonly family: string;
  readonly label: string;
  /** The language in which a reader named it. */
  readonly own: Lang | undefined;
  readonly pictogram: string;
  readonly state: State;
  readonly stateLabel: string;
  readonly suggested?: 'secondary' | 'priority';
  readonly suggestedLabel?: string;
}

/** What the picture shows, for the table beside it. */
export function wheelRows({ method, choices, suggested = {} }: Wheel, lang: Lang): readonly WheelRow[] {
  const words = messagesFor(lang).wheel;
  return method.approaches.map((approach) => {
    const { key, family, label, own } = approach;
    const state = stateOf(choices, key);
    const row = {
      key,
      family: method.families.find((each) => each.key === family)?.label[lang] ?? '',
      label: label[lang],
      own,
      pictogram: pictogram(approach),
      state,
      stateLabel: words.state[state],
    };
    const hint = suggested[key];
    return hint === undefined ? row : { ...row, suggested: hint, suggestedLabel: words.suggested[hint] };
  });
}

/** What the picture shows, in two or three sentences: the priorities by name, the counts, the verdict, the suggestions. */
export function conclusionOf(wheel: Wheel, lang: Lang): string {
  const { method, suggested = {}, abstains = false } = wheel;
  const names = approachesAt(wheel, 'priority').map((key) => approachOf(method, key).label[lang]);
  return messagesFor(lang).wheel.conclusion({
    level: focusOf(wheel, abstains),
    priorities: formatList(lang, names),
    counts: countsOf(wheel),
    approaches: method.approaches.length,
    suggested: Object.keys(suggested).length,
  });
}
