import { ConnectionLost } from './errors.ts';

/** The answer, or ConnectionLost where it takes longer than it may: the connection is then thrown away by who asked. */
export async function answerWithin<T>(ms: number | undefined, answer: Promise<T>): Promise<T> {
  if (ms === undefined) return answer;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new ConnectionLost(`the database did not answer within ${ms} ms`));
  }, ms);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
