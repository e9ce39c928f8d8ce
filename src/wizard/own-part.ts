import { messagesFor } from '../i18n/messages.ts';
import { OWN_KEYS } from '../method/own.ts';
import { styleHints } from '../method/own-style.ts';
import type { DrawnApproach } from '../wheel/drawing/pictograms.ts';
import type { Draft } from './draft.ts';
import { numberOf } from './own-form.ts';
import type { Shown } from './parts.ts';

/** The two places where a reader names what the list lacks; open where something was typed, or has to be mended. */
export function ownPart(draft: Draft, drawn: readonly DrawnApproach[], { lang, input, errors = [] }: Shown) {
  const { own: words } = messagesFor(lang);
  const held = draft.answers.approaches?.own ?? [];
  return OWN_KEYS.map((key) => {
    const named = held.find((each) => each.key === key);
    const isTyped = Object.entries(input ?? {}).some(
      ([name, values]) => name.startsWith(`${key}-`) && values.some((value) => value !== ''),
    );
    return {
      key,
      number: numberOf(key),
      named,
      pictogram: drawn.find((each) => each.key === key)?.pictogram ?? '',
      isOpen:
        named === undefined
          ? isTyped || errors.some(({ name }) => name.startsWith(key))
          : errors.some(({ name }) => name.startsWith(`${key}-`)),
      hints: named === undefined ? [] : styleHints(named).map((hint) => words.style[hint]),
      families: draft.method.families.map((family) => [family.key, family.label[lang]] as const),
    };
  });
}
