import pg from 'pg';

/** The command `move` with a commit after each table: what it keeps when it is killed is neither nothing nor all. */
type Query = (question: unknown, ...rest: readonly unknown[]) => Promise<unknown>;
const client = pg.Client.prototype as unknown as { query: Query };
const whole = client.query;
client.query = async function piecemeal(this: pg.Client, question, ...rest) {
  const ask = (text: string): Promise<unknown> => whole.call(this, text);
  if (typeof question === 'object' && 'text' in Object(question)) {
    const { text } = question as { readonly text: string };
    if (text.startsWith('truncate')) {
      await ask('commit');
      await ask('begin');
    }
  }
  return whole.call(this, question, ...rest);
};

await import('../../../src/commands/operate.ts');
