import type { RequestHandler, Response } from 'express';
import { testWordList } from '../comments/guard.ts';
import { listPublished } from '../comments/queue-store.ts';
import { parseSettings, toStored } from '../comments/settings.ts';
import { settingsIn } from '../comments/settings-store.ts';
import type { Comment } from '../comments/store.ts';
import type { Deps } from '../deps.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView, toInput } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { cardOf } from './card-page.ts';
import type { Card, TitleOf } from './card-page.ts';
import { wordIn } from './query.ts';
import { storeSettings } from './settings-page.ts';
import { startersPart, withStarterAsked } from './starter-page.ts';

declare module '../web/render.ts' {
  interface Views {
    'moderation/words': {
      readonly form: FormView;
      /** What was done to the words of the form, before they are saved. */
      readonly done: string | undefined;
      readonly starters: ReturnType<typeof startersPart>;
      readonly tried: number;
      readonly count: number;
      readonly caught: readonly { readonly word: string; readonly card: Card }[];
    };
  }
}

/** A list of words is tried on this many of the latest published comments, and on so many characters of them at most. */
const TRIED_ON = 2000;
const TRIED_CHARACTERS = 400_000;
const CAUGHT_SHOWN = 50;

export function showWords(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (_req, res) => {
    const { words } = await settingsIn(deps.db);
    await drawWords(deps, titleOf, res, words, { input: { words: [words.join('\n')] } });
  };
}

/** Tries a list of words on what was published, and stores it only when asked to. */
export function postWords(deps: Deps, titleOf: TitleOf): RequestHandler {
  return async (req, res) => {
    const { input, done } = withStarterAsked(langOf(res), fieldsOf(req));
    const standing = toInput(toStored(await settingsIn(deps.db)));
    const parsed = parseSettings({ ...standing, words: input['words'] ?? [] });
    if (!parsed.ok) await drawWords(deps, titleOf, res.status(422), [], { ...parsed, input });
    else if (wordIn(input, 'action') === 'save') await storeSettings(deps, res, parsed.value);
    else await drawWords(deps, titleOf, res, parsed.value.words, { input, done });
  };
}

interface Shown {
  readonly input: Input;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

async function drawWords(
  { db, clock }: Deps,
  titleOf: TitleOf,
  res: Response,
  words: readonly string[],
  { input, errors, done }: Shown,
): Promise<void> {
  const viewer = { lang: langOf(res), now: clock(), titleOf };
  const published = withinLength(await listPublished(db, TRIED_ON));
  const caught = testWordList(words, published.map(toSearched));
  render(res, 'moderation/words', {
    form: new FormView(input, errors),
    done,
    starters: startersPart(viewer.lang, input),
    tried: published.length,
    count: caught.length,
    caught: caught
      .slice(0, CAUGHT_SHOWN)
      .map(({ word, comment }) => ({ word, card: cardOf(viewer, comment.whole, { log: [] }) })),
  });
}

function withinLength(comments: readonly Comment[]): readonly Comment[] {
  let length = 0;
  return comments.filter(({ text }) => (length += text.length) <= TRIED_CHARACTERS);
}

function toSearched(whole: Comment) {
  const { name, email, website, text } = whole;
  return { whole, name, email: email ?? '', website, comment: text };
}
