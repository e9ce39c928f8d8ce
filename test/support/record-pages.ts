// Writes down every page of the site in both languages, to compare one state of the code with another:
//   npx node test/support/record-pages.ts --out FOLDER
//   npx node test/support/compare-pages.ts BEFORE AFTER
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Notebook } from './recording/notebook.ts';
import { LANGS, openRecordedSite } from './recording/site.ts';
import type { Lang, RecordedSite } from './recording/site.ts';
import { pathOf, signInAs, tellStory } from './recording/story.ts';
import type { Left } from './recording/story.ts';
import { crawl, sendForms, sweepMethods, sweepTable, writeRows } from './recording/sweep.ts';
import { meetTrouble } from './recording/trouble.ts';
import { Visitor } from './recording/visitor.ts';

const YEARS_MS = 3 * 366 * 24 * 60 * 60 * 1000;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) throw new Error('--out FOLDER says where to write');
if (existsSync(values.out) && readdirSync(values.out).length > 0) rmSync(values.out, { recursive: true });
const site = await openRecordedSite();
await record(site, new Notebook(values.out));
await site.close();

async function record(recorded: RecordedSite, notebook: Notebook): Promise<void> {
  const visitors = new Map<string, Visitor>();
  const visitor = (name: string): Visitor => {
    const known = visitors.get(name) ?? new Visitor(recorded, notebook, name);
    visitors.set(name, known);
    return known;
  };
  const chapter = (name: string) => {
    process.stdout.write(`${name}\n`);
    notebook.open(name);
  };
  const lefts: Record<Lang, Left> = { fr: {}, en: {} };
  for (const lang of LANGS) {
    chapter(`story-${lang}`);
    lefts[lang] = await tellStory({ lang, site: recorded, notebook, visitor });
  }
  await recorded.publish();
  chapter('table');
  await signInAs(visitor('moderator fr'), 'fr');
  for (const name of ['stranger', 'owner fr', 'participant 1 fr', 'moderator fr'])
    await sweepTable(visitor(name), lefts);
  await new Visitor(recorded, notebook, 'neighbour', {}).get('/ready');
  chapter('methods');
  await sweepMethods(visitor('stranger'));
  for (const lang of LANGS)
    for (const name of ['stranger', 'owner', 'facilitator', 'participant 1', 'moderator']) {
      const one = visitor(name === 'stranger' ? name : `${name} ${lang}`);
      chapter(`crawl-${name.replace(/ .*/, '')}-${lang}`);
      if (name === 'moderator') await signInAs(one, lang);
      const pages = await crawl(one, [pathOf('home', lang), ...doors(name, lang, lefts[lang])]);
      chapter(`forms-${name.replace(/ .*/, '')}-${lang}`);
      await sendForms(one, pages);
    }
  chapter('table-after-forms');
  await sweepTable(visitor('stranger'), lefts);
  await signInAs(visitor('moderator en'), 'en');
  await sweepTable(visitor('moderator en'), lefts);
  chapter('trouble');
  await meetTrouble(recorded, visitor);
  chapter('table-years-later');
  recorded.time.now += YEARS_MS;
  await sweepTable(visitor('stranger'), lefts);
  chapter('rows');
  writeRows(notebook, tablesOf(recorded));
}

/** Where the pages of a visitor begin, the home page aside. */
function doors(name: string, lang: Lang, left: Left): readonly string[] {
  const [facilitatorKey = ''] = left['facilitatorKey'] ?? [];
  const [, participantKey = ''] = left['participantKey'] ?? [];
  if (name === 'owner') return [pathOf('myStrategies', lang), pathOf('start', lang)];
  if (name === 'facilitator') return [pathOf('facilitate', lang, { facilitatorKey })];
  if (name === 'participant 1') return [pathOf('participate', lang, { participantKey })];
  if (name === 'moderator') return [pathOf('moderation', lang)];
  const tokens = left['token'] ?? [];
  return tokens.flatMap((token) => [
    pathOf('notices', lang, { token }),
    pathOf('moderationMail', lang, { token }),
  ]);
}

function tablesOf({ outside }: RecordedSite): ReadonlyMap<string, readonly unknown[]> {
  const names = outside
    .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%' order by name")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [name, outside.prepare(`select * from "${name}" order by rowid`).all()]),
  );
}
