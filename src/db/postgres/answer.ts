import { NoAnswer } from './errors.ts';

/** The answer, or NoAnswer where it takes longer than it may: the connection is then thrown away by who asked. */
export async function answerWithin<T>(ms: number | undefined, answer: Promise<T>): Promise<T> {
  if (ms === undefined) return answer;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    reject(new NoAnswer(`the database did not answer within ${ms} ms`));
  };
  // Where this process stood still, what came meanwhile is read first.
  const timer = setTimeout(() => setImmediate(giveUp), ms);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** All answers, once nothing is under way any more; or the error of the first, in their order, that failed. */
export async function allAnswered<T extends readonly unknown[]>(asked: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  await Promise.allSettled(asked);
  const answers = await Promise.all(asked);
  return answers;
}
