import type { ClientRateLimitInfo, Options, Store } from 'express-rate-limit';
import { BoundedCounts } from '../web/server/counts.ts';
import type { Shared } from '../web/server/shared.ts';
import { turnsInMemory } from '../web/server/turns.ts';
import type { GiveBack, Line } from '../web/server/turns.ts';
import { answerThrough, askThrough } from './channel.ts';
import type { Channel } from './channel.ts';

/** The first process counts what holds for the whole site. */
type WorkersQuestion =
  | {
      readonly kind: 'count' | 'take-back' | 'forget';
      readonly limit: string;
      readonly windowMs: number;
      readonly key: string;
    }
  | { readonly kind: 'take-turn'; readonly line: Line; readonly turn: number }
  | { readonly kind: 'leave-line' | 'give-back'; readonly turn: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type AskPrimary = (question: WorkersQuestion) => Promise<unknown>;

export type PrimarysQuestion = 'stop' | 'measures';
export type AskWorker = (question: PrimarysQuestion) => Promise<unknown>;

/** Limits and turns of the whole site, asked of the first process. */
export function sharedThrough(primary: Channel): Shared {
  const ask: AskPrimary = askThrough(primary);
  let turns = 0;
  return {
    countsOf: (limit) => new AskedCounts(limit, ask),
    async takeTurn(line, left) {
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
    },
  };
}

/** The counts of one limit, as express-rate-limit wants them. */
class AskedCounts implements Store {
  readonly #limit: string;
  readonly #ask: AskPrimary;
  #windowMs = 0;

  constructor(limit: string, ask: AskPrimary) {
    this.#limit = limit;
    this.#ask = ask;
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    return (await this.#tell('count', key)) as ClientRateLimitInfo;
  }

  async decrement(key: string): Promise<void> {
    await this.#tell('take-back', key);
  }

  async resetKey(key: string): Promise<void> {
    await this.#tell('forget', key);
  }

  #tell(kind: 'count' | 'take-back' | 'forget', key: string): Promise<unknown> {
    return this.#ask({ kind, limit: this.#limit, windowMs: this.#windowMs, key });
  }
}

/** What a worker holds is free again when it ends. */
export function answerWorkers(): (worker: Channel, failed: (reason: string) => void) => void {
  const takeTurn = turnsInMemory();
  const counts = new Map<string, BoundedCounts>();
  const countsOf = (limit: string, windowMs: number) => {
    const known = counts.get(limit);
    if (known !== undefined) return known;
    const made = new BoundedCounts();
    made.init({ windowMs } as Options);
    counts.set(limit, made);
    return made;
  };
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
        case 'failed':
          failed(question.reason);
          return;
        case 'count':
          return countsOf(question.limit, question.windowMs).increment(question.key);
        case 'take-back':
          return countsOf(question.limit, question.windowMs).decrement(question.key);
        case 'forget':
          return countsOf(question.limit, question.windowMs).resetKey(question.key);
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
