import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './namespaces.ts';
import { PROJECT_ROOT } from '../../../src/web/root.ts';
import { programsFolder } from '../../support/postgres.ts';

/** What stands for each password of the document. */
export const PASSWORD = 'unused';
/** The first database of the document, in whose place the others put themselves. */
const FIRST = { name: 'db1', address: '10.0.0.21' };

/** The block of docs/deploy.md, "Several machines", in this language; one that holds `holding`, where there are several. */
export function blockOf(language: string, holding = ''): string {
  const text = readFileSync(join(PROJECT_ROOT, 'docs/deploy.md'), 'utf8');
  const [, part = ''] = text.split('\n## Several machines\n');
  const blocks = [...part.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, kind, block = '']) => ({ kind, block }));
  const found = blocks.find(({ kind, block }) => kind === language && block.includes(holding));
  if (found === undefined) throw new Error(`docs/deploy.md has no block of ${language} with ${holding}`);
  return found.block.replaceAll('…', PASSWORD);
}

export function documentedEtcd(name: string, address: string): Readonly<Record<string, string>> {
  const lines = blockOf('sh', 'ETCD_NAME').trim().split('\n');
  const pairs = lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [
      key,
      key === 'ETCD_INITIAL_CLUSTER' ? value : ofHost(value, { name, address }),
    ]),
  );
}

/** The three databases are on one machine here: each has a folder of its own, and little memory. */
export function documentedPatroni(host: Pick<Host, 'name' | 'address'>, folder: string): string {
  const lines = blockOf('yaml', 'scope: wheel').split('\n');
  const own = lines.map((line) => (line.startsWith('etcd3:') ? line : ofHost(line, host))).join('\n');
  const placed = own
    .replace(/data_dir: .*/, `data_dir: ${join(folder, 'data')}`)
    .replace(/bin_dir: .*/, `bin_dir: ${programsFolder()}`)
    .replace(/pgpass: .*/, `pgpass: ${join(folder, 'pgpass')}`);
  return `${placed.trimEnd()}\n  parameters: { unix_socket_directories: ${folder}, dynamic_shared_memory_type: mmap, shared_buffers: 32MB }\n`;
}

export function documentedSql(): readonly string[] {
  return blockOf('sql', 'create role wheel').trim().split('\n');
}

function ofHost(text: string, { name, address }: Pick<Host, 'name' | 'address'>): string {
  return text.replaceAll(FIRST.name, name).replaceAll(FIRST.address, address);
}
