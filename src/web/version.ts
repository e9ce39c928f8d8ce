import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from './root.ts';

const manifest = z.object({ version: z.string() });

/** The version of this program, such as 1.0.0: CHANGELOG.md says how it is counted. */
export function siteVersion(): string {
  return manifest.parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'))).version;
}
