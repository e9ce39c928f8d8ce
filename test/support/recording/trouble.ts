import { LANGS } from './site.ts';
import type { Lang, RecordedSite } from './site.ts';
import { pathOf } from './story.ts';
import type { Visitor } from './visitor.ts';

const FORM = 'application/x-www-form-urlencoded';
const BRAND = { brand: 'Maison Durand', gene: 'Ce que j’avais écrit' };
/** More posts in a minute than the site takes from one address. */
const FLOOD = 1250;
const AT_ONCE = 50;

/** Every error that can be brought about: a request that cannot be read, a site that is broken, busy or full. */
export async function meetTrouble(site: RecordedSite, visitor: (name: string) => Visitor): Promise<void> {
  for (const lang of LANGS) {
    await sendUnreadable(visitor('unreadable'), lang);
    await sendInVain(site, visitor(`hindered ${lang}`), lang);
    await askAgain(visitor('again'), lang);
  }
  for (const lang of LANGS) await fillTheDay(site, visitor(`full ${lang}`), lang);
  for (const lang of LANGS) await flood(visitor(`flooding ${lang}`), lang);
}

async function sendUnreadable(visitor: Visitor, lang: Lang): Promise<void> {
  const path = pathOf('newDiagnosis', lang);
  const post = (body: string, headers = {}) =>
    visitor.ask(path, { method: 'POST', headers: { 'content-type': FORM, ...headers }, body });
  await post(`brand=${'x'.repeat(70_000)}`);
  await post(Array.from({ length: 250 }, (_, index) => `f${index}=1`).join('&'));
  await post('brand=%E9%zz');
  await post('brand=%00&gene=%ED%A0%80');
  await post('brand=a&brand=b&gene=1&gene=2');
  await post('brand=a', { 'content-type': 'text/plain' });
  await post('brand=a', { 'content-encoding': 'gzip' });
  await post('brand=a', { 'sec-fetch-site': 'cross-site' });
  await post('brand=a', { origin: 'null' });
  await visitor.get(`/${lang}/%E9%zz`);
  await visitor.get(`${pathOf('home', lang)}?${'x'.repeat(12_500)}`);
  await visitor.get(
    pathOf('home', lang),
    Object.fromEntries(Array.from({ length: 110 }, (_, index) => [`x-${index}`, '1'])),
  );
  await visitor.get('/', { 'accept-language': lang });
}

/** Compressed answers, and those that a browser has already. */
async function askAgain(visitor: Visitor, lang: Lang): Promise<void> {
  for (const name of ['home', 'articles', 'newDiagnosis', 'observatoryJson'] as const) {
    const path = pathOf(name, lang);
    const answer = await visitor.get(path);
    const at = answer.rawHeaders.findIndex((header) => header.toLowerCase() === 'etag');
    if (at >= 0) await visitor.get(path, { 'if-none-match': answer.rawHeaders[at + 1] ?? '' });
    for (const encoding of ['br', 'gzip', 'gzip, br'])
      await visitor.get(path, { 'accept-encoding': encoding });
  }
}

async function sendInVain({ outside }: RecordedSite, visitor: Visitor, lang: Lang): Promise<void> {
  const path = pathOf('newDiagnosis', lang);
  outside.exec('begin immediate');
  await visitor.post(path, { ...BRAND, ...everyClaim(await visitor.get(path)) });
  outside.exec('rollback');
  outside.exec('alter table draft rename to draft_elsewhere');
  await visitor.post(path, { ...BRAND, ...everyClaim(await visitor.get(path)) });
  await visitor.get(pathOf('start', lang));
  outside.exec('alter table draft_elsewhere rename to draft');
}

function everyClaim({ $ }: Awaited<ReturnType<Visitor['get']>>): Record<string, string> {
  const names = $('input[type="radio"][value="0"]').map((_, each) => $(each).attr('name') ?? '');
  return Object.fromEntries(names.get().map((name) => [name, '0']));
}

/** As if all that was counted today had been made by the million. */
async function fillTheDay({ outside }: RecordedSite, visitor: Visitor, lang: Lang): Promise<void> {
  const page = await visitor.get(pathOf('newDiagnosis', lang));
  const fields = { ...BRAND, ...everyClaim(page) };
  await visitor.post(page.path, fields);
  await visitor.post(pathOf('workshops', lang), { brand: 'Maison Durand' });
  outside.exec('update cap_count set n = 1000000');
  await visitor.post(page.path, fields);
  await visitor.post(pathOf('workshops', lang), { brand: 'Maison Durand' });
}

async function flood(visitor: Visitor, lang: Lang): Promise<void> {
  for (let sent = 0; sent < FLOOD; sent += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => visitor.askUnheard('/nothing-here')));
  await visitor.post(pathOf('newDiagnosis', lang), BRAND);
  await visitor.post(pathOf('comments', lang, { slug: 'x' }), { comment: 'Des mots.' });
}
