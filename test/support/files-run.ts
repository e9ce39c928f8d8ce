import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { relative, join } from 'node:path';
import { PROJECT_ROOT } from '../../src/web/root.ts';

/** The source files of which any function runs while `act` does, by their path from the project's root. */
export async function filesRunBy(act: () => Promise<unknown>): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await session.post('Profiler.takePreciseCoverage');
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const source = join(PROJECT_ROOT, 'src');
    return result
      .filter(({ url }) => url.startsWith('file:') && fileURLToPath(url).startsWith(source))
      .filter(({ functions }) =>
        functions.some(({ functionName, ranges }) => functionName !== '' && (ranges[0]?.count ?? 0) > 0),
      )
      .map(({ url }) => relative(PROJECT_ROOT, fileURLToPath(url)))
      .sort();
  } finally {
    session.disconnect();
  }
}
