import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for a password twice without showing it; what comes through a pipe is read as two lines. */
export async function askTwice(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  const silence = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const terminal = input.isTTY;
  const lines = createInterface({ input, output: silence, terminal });
  lines.on('SIGINT', () => {
    lines.close();
  });
  try {
    const typed = linesOf(lines);
    output.write('Password: ');
    const first = await next(typed);
    output.write('\nThe same again: ');
    const second = await next(typed);
    output.write('\n');
    if (first !== second) throw new Error('the two passwords differ');
    return first;
  } finally {
    lines.close();
  }
}

export async function agrees(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Promise<boolean> {
  const lines = createInterface({ input, output });
  try {
    return /^\s*y(es)?\s*$/i.test(
      await new Promise<string>((answer) => {
        lines.question(question, answer);
        lines.once('close', () => {
          answer('');
        });
      }),
    );
  } finally {
    lines.close();
  }
}

function linesOf(lines: Interface): AsyncIterator<string> {
  return lines[Symbol.asyncIterator]();
}

async function next(lines: AsyncIterator<string>): Promise<string> {
  const line = await lines.next();
  if (line.done === true) throw new Error('no password was given');
  return line.value;
}
