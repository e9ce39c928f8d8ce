/** A worker as the first process holds it, or `process` in a worker. */
export interface Channel {
  send?(message: object, sent: (error: Error | null) => void): boolean;
  on(event: 'message', take: (message: unknown) => void): unknown;
  once(event: 'disconnect', end: () => void): unknown;
}

/** An answer carries the number of its question. */
type Message =
  | { readonly asks: number; readonly question: unknown }
  | { readonly answers: number; readonly value: unknown };

/** Undefined when the other process is gone, or cannot answer. */
export function askThrough(channel: Channel): (question: unknown) => Promise<unknown> {
  const waiting = new Map<number, (value: unknown) => void>();
  let asked = 0;
  const settle = (number: number, value: unknown) => {
    waiting.get(number)?.(value);
    waiting.delete(number);
  };
  channel.on('message', (message) => {
    if (isMessage(message) && 'answers' in message) settle(message.answers, message.value);
  });
  channel.once('disconnect', () => {
    for (const number of waiting.keys()) settle(number, undefined);
  });
  return (question) =>
    new Promise((resolve) => {
      const number = (asked += 1);
      waiting.set(number, resolve);
      send(channel, { asks: number, question }, () => {
        settle(number, undefined);
      });
    });
}

export function answerThrough(channel: Channel, answer: (question: unknown) => Promise<unknown>): void {
  channel.on('message', (message) => {
    if (!isMessage(message) || !('asks' in message)) return;
    const reply = (value?: unknown) => {
      send(channel, { answers: message.asks, value }, () => undefined);
    };
    answer(message.question).then(reply, () => {
      reply();
    });
  });
}

function send(channel: Channel, message: Message, lost: () => void): void {
  channel.send?.(message, (error) => {
    if (error !== null) lost();
  });
}

/** Node sends messages of its own over the same channel. */
function isMessage(message: unknown): message is Message {
  return typeof message === 'object' && message !== null && ('asks' in message || 'answers' in message);
}
