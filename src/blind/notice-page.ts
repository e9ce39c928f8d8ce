import type { Response } from 'express';
import type { Db } from '../db/database.ts';
import { messagesFor } from '../i18n/messages.ts';
import { getRevision } from '../strategies/store.ts';
import type { Input } from '../web/form.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { BlindAnswer } from './answer.ts';
import type { BlindTest } from './blind-test.ts';
import { signerWords } from './parts.ts';
import type { Lang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'blind/notice': ReturnType<typeof noticePage>;
  }
}

/** Why nobody can answer now: the test is closed, this browser was told whom it is about, or there is nothing to guess. */
export type NoticeKind = 'closed' | 'told' | 'paused';

/** In place of the form; what was typed is shown again. */
export async function notify(
  { db }: { readonly db: Db },
  res: Response,
  { test, held }: { readonly test: BlindTest; readonly held: StoredAnswer | undefined },
  kind: NoticeKind,
  typed: Input = {},
): Promise<void> {
  const { strategy } = await getRevision(db, test.strategyId, held?.revision);
  expectLang(strategy.method, res);
  render(res, 'blind/notice', noticePage(kind, strategy.brand, held, typed, langOf(res)));
}

function noticePage(
  kind: NoticeKind,
  brand: string,
  held: BlindAnswer | undefined,
  typed: Input,
  lang: Lang,
) {
  const { notice, who, remark } = messagesFor(lang).blind;
  const words = notice[kind];
  const fields = [
    { label: who.label, text: typed['who']?.[0] ?? '' },
    { label: remark.label, text: typed['remark']?.[0] ?? '' },
  ];
  return {
    title: words.title,
    lead: words.lead(brand),
    next: words.next,
    ownAnswer: held && kind !== 'paused' ? signerWords(held, lang) : undefined,
    typed: fields.filter(({ text }) => text.trim() !== ''),
  };
}
