import { starterWords, withStarter, withoutStarter } from '../comments/starter-words.ts';
import { LANGS } from '../i18n/languages.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Input } from '../web/form.ts';
import { wordIn } from './query.ts';

/** What the buttons of our lists do with the one in the form. */
const CHANGES = { add: withStarter, remove: withoutStarter } as const;

interface Asked {
  readonly input: Input;
  readonly done: string | undefined;
}

/** The form with one of our lists added or taken out, where a button asks for it, and what was done. */
export function withStarterAsked(lang: Lang, input: Input): Asked {
  const [, change = '', list = ''] = /^(add|remove)-(fr|en)$/.exec(wordIn(input, 'action')) ?? [];
  const of = LANGS.find((each) => each === list);
  if (of === undefined || (change !== 'add' && change !== 'remove')) return { input, done: undefined };
  const { entries, added, removed } = CHANGES[change](entriesIn(input), of);
  const words = messagesFor(lang).moderation.words.starter;
  const held = starterWords(of).length - added;
  const done = change === 'add' ? words.added(added, held) : words.removed(removed);
  return { input: { ...input, words: [entries.join('\n')] }, done };
}

/** Our lists, each with the button that adds what is missing of it, or takes it out. */
export function startersPart(lang: Lang, input: Input) {
  const words = messagesFor(lang).moderation.words.starter;
  return LANGS.map((list) => {
    const { added } = withStarter(entriesIn(input), list);
    const { removed } = withoutStarter(entriesIn(input), list);
    return {
      lang: list,
      name: words.names[list],
      show: words.show(starterWords(list).length),
      entries: starterWords(list),
      buttons: [
        ...(added === 0 ? [] : [{ value: `add-${list}`, label: words.add[list] }]),
        ...(removed === 0 ? [] : [{ value: `remove-${list}`, label: words.remove[list] }]),
      ],
    };
  });
}

function entriesIn(input: Input): readonly string[] {
  return wordIn(input, 'words')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
