import { writeSync } from 'node:fs';

/** Neither function waits or throws. */
export interface LogOutput {
  readonly write: (line: string) => void;
  readonly flush: () => void;
}

/** Returns how many bytes fitted; throws when none did. */
type Put = (bytes: Buffer) => number;

/** Lines waiting in each process; later ones are lost, and counted. */
export const MOST_WAITING_BYTES = 1024 * 1024;
const RETRY_MS = 50;
const NEWLINE = Buffer.from('\n');

/** A full disk or a slow reader delays no answer: lines wait, then are lost, and one line says how many. */
export function patientOutput(put: Put, sayLost: (lines: number) => string): LogOutput {
  const waiting: Buffer[] = [];
  let [bytes, lost, begun, isTorn] = [0, 0, 0, false];
  let timer: NodeJS.Timeout | undefined;

  function keep(line: string): void {
    const kept = Buffer.from(line);
    waiting.push(kept);
    bytes += kept.length;
  }

  function putOut(line: Buffer): void {
    try {
      if (isTorn) put(NEWLINE);
      isTorn = false;
      while (begun < line.length) begun += put(line.subarray(begun));
      begun = 0;
    } catch (error) {
      // Another process may write in between: the line then comes again, whole, on a line of its own.
      isTorn ||= !isFullPipe(error);
      const isWhole = begun === line.length - 1;
      if (isTorn) begun = 0;
      if (!isTorn || !isWhole) throw error;
    }
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    for (;;) {
      if (waiting.length === 0 && lost > 0) {
        keep(sayLost(lost));
        lost = 0;
      }
      const [line] = waiting;
      if (line === undefined) return;
      try {
        putOut(line);
      } catch {
        timer = setTimeout(flush, RETRY_MS).unref();
        return;
      }
      waiting.shift();
      bytes -= line.length;
    }
  }

  return {
    write(line) {
      if (lost > 0 || bytes + line.length > MOST_WAITING_BYTES) lost += 1;
      else keep(line);
      if (timer === undefined) flush();
    },
    flush,
  };
}

export function standardOutput(sayLost: (lines: number) => string): LogOutput {
  // Node makes a pipe non-blocking once this stream is asked for; a file is written without it.
  const { fd } = process.stdout;
  return patientOutput((bytes) => writeSync(fd, bytes), sayLost);
}

function isFullPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
