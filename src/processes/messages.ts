import { turnsInMemory } from '../web/server/turns.ts';
import type { GiveBack, Line, TakeTurn } from '../web/server/turns.ts';
import { answerThrough } from './channel.ts';
import type { Channel } from './channel.ts';
import type { SiteFacts, TellFacts } from '../owner/facts.ts';

/** What a worker asks of the first process: turns of the one processor that they share. What is counted stands in rows. */
type WorkersQuestion =
  | { readonly kind: 'take-turn'; readonly line: Line; readonly turn: number }
  | { readonly kind: 'leave-line' | 'give-back'; readonly turn: number }
  | { readonly kind: 'facts' }
  | { readonly kind: 'failed'; readonly reason: string };

export type AskPrimary = (question: WorkersQuestion) => Promise<unknown>;

export type PrimarysQuestion = 'stop' | 'measures';
export type AskWorker = (question: PrimarysQuestion) => Promise<unknown>;

/** What the first process knows of the site; undefined where it cannot say. */
export function factsThrough(ask: AskPrimary): TellFacts {
  // Nothing but this answers such a question.
  return async () => (await ask({ kind: 'facts' })) as SiteFacts | undefined;
}

/** Turns for the whole machine, asked of the first process. */
export function turnsThrough(ask: AskPrimary): TakeTurn {
  let turns = 0;
  return async (line, left) => {
    if (left?.aborted === true) return undefined;
    const turn = (turns += 1);
    const leave = () => void ask({ kind: 'leave-line', turn });
    left?.addEventListener('abort', leave, { once: true });
    const isMine = (await ask({ kind: 'take-turn', line, turn })) === true;
    left?.removeEventListener('abort', leave);
    if (!isMine) return undefined;
    return () => {
      void ask({ kind: 'give-back', turn });
    };
  };
}

/** Answers the workers, each over its own channel; what one holds is free again when it ends. */
export function answerWorkers(
  tellFacts?: TellFacts,
): (worker: Channel, failed: (reason: string) => void) => void {
  const takeTurn = turnsInMemory();
  return (worker, failed) => {
    const held = heldBy(worker);
    answerThrough(worker, async (asked) => {
      const question = asked as WorkersQuestion;
      switch (question.kind) {
        case 'take-turn':
          return held.keep(question.turn, await takeTurn(question.line, held.waitFor(question.turn)));
        case 'leave-line':
          held.leave(question.turn);
          return;
        case 'give-back':
          held.giveBack(question.turn);
          return;
        case 'facts':
          return tellFacts?.();
        case 'failed':
          failed(question.reason);
          return;
      }
    });
  };
}

function heldBy(worker: Channel) {
  const waiting = new Map<number, AbortController>();
  const turns = new Map<number, GiveBack>();
  let isGone = false;
  worker.once('disconnect', () => {
    isGone = true;
    for (const place of waiting.values()) place.abort();
    for (const giveBack of turns.values()) giveBack();
  });
  return {
    waitFor(turn: number): AbortSignal {
      const place = new AbortController();
      waiting.set(turn, place);
      return place.signal;
    },
    leave(turn: number): void {
      waiting.get(turn)?.abort();
    },
    keep(turn: number, giveBack: GiveBack | undefined): boolean {
      waiting.delete(turn);
      if (isGone) giveBack?.();
      if (giveBack === undefined || isGone) return false;
      turns.set(turn, giveBack);
      return true;
    },
    giveBack(turn: number): void {
      turns.get(turn)?.();
      turns.delete(turn);
    },
  };
}
