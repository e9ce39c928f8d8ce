import { isDeepStrictEqual } from 'node:util';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Origin } from '../web/origin.ts';
import type { Db, Trx } from '../db/database.ts';
import { Gone } from '../errors.ts';
import { keepIndicator } from '../indicators/indicator-store.ts';
import type { Indicator } from '../indicators/indicator.ts';
import { getRevision, insertRevision, insertStrategy } from '../strategies/store.ts';
import { rememberDevice } from '../strategies/device-store.ts';
import { extendStrategy } from '../strategies/life-store.ts';
import type { Revision, RevisionOrigin, Strategy } from '../strategies/strategy.ts';
import { noteOf, toStrategy } from './draft.ts';
import type { Draft, Outcome, SavedAs } from './draft.ts';
import { changeDraftIn, draftLane, markSaved } from './store.ts';
import type { DraftPlace } from './store.ts';
import { getCurrentLink } from '../strategies/link-store.ts';
import { transact } from '../db/engine.ts';

interface Saving {
  readonly place: DraftPlace;
  /** The strategy whose change this is. */
  readonly follows: string | undefined;
  readonly origin: Origin;
  readonly today: string;
  readonly linkSecret: Buffer;
  readonly random: (bytes: number) => Buffer;
  /** The revision that the reader knowingly saves over, if they were shown a newer one. */
  readonly over: number | undefined;
}

type Saved =
  | { readonly kind: 'saved'; readonly strategyId: string }
  | { readonly kind: 'conflict'; readonly draft: Draft }
  | { readonly kind: 'newer'; readonly draft: Draft; readonly theirs: Revision };

/**
 * Takes the review and saves the draft, in one transaction: a first save makes the strategy, changed content its
 * next revision, unchanged content without a note nothing. A revision saved meanwhile from elsewhere is never written over.
 * Throws DayFull where a day takes no more of them.
 */
export async function saveDraft(db: Db, saving: Saving, change: (draft: Draft) => Outcome): Promise<Saved> {
  const save = async (trx: Trx): Promise<Saved> => {
    const { kind, draft } = await changeDraftIn(trx, saving.place, saving.origin.now, change);
    // Before any conflict: words of a strategy that is gone have nothing to be compared with.
    if (draft.saved !== null) await expectLink(trx, draft.saved);
    if (kind === 'conflict') return { kind, draft };
    const content = toStrategy(draft, saving.today);
    if (content === undefined) throw new Error(`draft saved before its steps were there`);
    return draft.saved === null
      ? saveFirst(trx, saving, content, draft.indicators)
      : saveAgain(trx, saving, draft, draft.saved, content);
  };
  return transact(db, save, () => lanesOf(saving));
}

/** Those who save the same strategy would only meet each other, each with a revision of the same number. */
function lanesOf({ place, origin, follows }: Saving): readonly string[] {
  const shared = follows === undefined ? homeLane(origin.address) : `strategy ${follows}`;
  return [draftLane(place.id), shared];
}

async function saveFirst(
  trx: Trx,
  saving: Saving,
  content: Strategy,
  indicators: readonly Indicator[],
): Promise<Saved> {
  const id = () => saving.random(16).toString('base64url');
  const strategyId = id();
  const { origin, place } = saving;
  await countMade(trx, 'strategy', { ...origin, visitor: place.visitor });
  await countMade(trx, 'revision', origin);
  const links = { readLinkId: id(), editLinkId: id(), linkSecret: saving.linkSecret };
  const made = { id: strategyId, ...links, origin };
  await insertStrategy(trx, made, content, saving.origin.now);
  for (const each of indicators) await keepIndicator(trx, strategyId, each);
  return remember(trx, saving, { strategyId, generation: 1, revision: 1 });
}

async function saveAgain(
  trx: Trx,
  saving: Saving,
  draft: Draft,
  saved: SavedAs,
  content: Strategy,
): Promise<Saved> {
  const { strategyId, generation } = saved;
  const note = noteOf(draft);
  const base = await getRevision(trx, strategyId, saved.revision);
  if (holds(base, content, note)) return rememberAgain(trx, saving, saved);
  const latest = await getRevision(trx, strategyId);
  if (holds(latest, content, note))
    return rememberAgain(trx, saving, { strategyId, generation, revision: latest.number });
  if (latest.number !== saved.revision && latest.number !== saving.over)
    return { kind: 'newer', draft, theirs: latest };
  const revision = latest.number + 1;
  await countMade(trx, 'revision', { ...saving.origin, within: strategyId });
  await insertRevision(trx, strategyId, revision, content, saving.origin.now, {
    note,
    origin: saving.origin,
  });
  return rememberAgain(trx, saving, { strategyId, generation, revision });
}

async function expectLink(trx: Trx, { strategyId, generation }: SavedAs): Promise<void> {
  const link = await getCurrentLink(trx, strategyId, 'edit');
  if (link.generation !== generation) throw new Gone('replaced');
}

/** A note on unchanged content counts as a change. */
function holds(revision: Revision & RevisionOrigin, content: Strategy, note: string): boolean {
  return isDeepStrictEqual(revision.strategy, content) && (note === '' || note === revision.note);
}

async function remember(trx: Trx, { place, origin: { now } }: Saving, saved: SavedAs): Promise<Saved> {
  await markSaved(trx, place.id, saved);
  await rememberDevice(trx, place.visitor, saved, now);
  return { kind: 'saved', strategyId: saved.strategyId };
}

/** Saving again prolongs the life of a strategy, whether anything changed or not. */
async function rememberAgain(trx: Trx, saving: Saving, saved: SavedAs): Promise<Saved> {
  await extendStrategy(trx, saved.strategyId, saving.origin.now);
  return remember(trx, saving, saved);
}
