import type { Request, RequestHandler } from 'express';
import { originOf } from '../web/origin.ts';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { listCurrentIndicators } from '../indicators/indicator-store.ts';
import { showableKey } from '../strategies/keys.ts';
import { getCurrentLink, getLink } from '../strategies/link-store.ts';
import { getRevision } from '../strategies/store.ts';
import { fieldsOf } from '../web/body.ts';
import { langOf } from '../web/locale.ts';
import { toAnswers } from './draft.ts';
import type { Draft, Outcome } from './draft.ts';
import { newerPage } from './newer-page.ts';
import { saveDraft } from './save-store.ts';
import { makeDraft } from './start-store.ts';
import type { DraftPlace } from './store.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';

export type Kept =
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'conflict'; readonly draft: Draft }
  | { readonly kind: 'newer'; readonly page: ReturnType<typeof newerPage> };

interface ToSave {
  readonly place: DraftPlace;
  /** The strategy whose change this is. */
  readonly follows: string | undefined;
  readonly over: number | undefined;
  readonly change: (draft: Draft) => Outcome;
}

export async function save(
  { db, clock, random, secrets }: Deps,
  req: Request,
  lang: Lang,
  { place, follows, over, change }: ToSave,
): Promise<Kept> {
  const saving = {
    place,
    follows,
    origin: originOf({ secrets, clock }, req),
    today: toDay(clock()),
    linkSecret: secrets.link,
    random,
    over,
  };
  const saved = await saveDraft(db, saving, change);
  if (saved.kind === 'conflict') return saved;
  const strategyId = saved.kind === 'saved' ? saved.strategyId : saved.draft.saved?.strategyId;
  const link = await getCurrentLink(db, strategyId ?? '', 'edit');
  const editKey = showableKey(secrets.link, link);
  // Without the link secret the strategy is saved all the same, and the list says what became of its link.
  const path = editKey === undefined ? pathTo('myStrategies', lang, {}) : pathTo('owner', lang, { editKey });
  if (saved.kind === 'saved') return { kind: 'kept', path };
  return {
    kind: 'newer',
    page: newerPage(saved.draft, saved.theirs, { ownerPath: path, fields: fieldsOf(req) }, lang),
  };
}

/** A copy follows nothing, and takes along what its strategy measures. */
export function openDraftOf(deps: Deps, kind: 'change' | 'copy'): RequestHandler {
  return async (req, res) => {
    const { db } = deps;
    const { strategyId, generation } = await getLink(db, 'edit', String(req.params['editKey']));
    const { number, strategy } = await getRevision(db, strategyId);
    const carried =
      kind === 'change'
        ? { saved: { strategyId, generation, revision: number } }
        : { indicators: await listCurrentIndicators(db, strategyId) };
    const { method } = strategy;
    const draft = await makeDraft(deps, req, { method, answers: toAnswers(strategy), ...carried });
    res.redirect(303, pathTo('review', langOf(res), { draft }));
  };
}
