import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { textOf } from '../web/render.ts';
import type { Views } from '../web/render.ts';
import { PROJECT_ROOT } from '../web/root.ts';
import { getExpiry } from '../strategies/life-store.ts';
import { linksOf } from '../links/owner-page.ts';
import { ownMeasures } from '../strategies/measures-page.ts';
import { onePager } from '../strategies/one-pager.ts';
import { getRevision } from '../strategies/store.ts';
import { attachedAs } from '../web/text/file-name.ts';
import { standAlonePage } from './stand-alone.ts';
import { getCurrentLink, getLink } from '../strategies/link-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'files/download': ReturnType<typeof onePager> &
      Pick<ReturnType<typeof linksOf>, 'readUrl' | 'editUrl'> & { readonly expiresAt: number };
  }
}

export function sendDownload(deps: Deps): RequestHandler {
  const css = styleSheets();
  // Said by the answer and again by the file: nothing is fetched, nothing runs, wherever it is opened.
  const policy = `default-src 'none'; style-src 'sha256-${sha256(css)}'; form-action 'none'; base-uri 'none'`;
  return async (req, res) => {
    const lang = langOf(res);
    const page = await downloadPage(deps, String(req.params['editKey']), res);
    const body = await textOf(res, 'files/download', page);
    const { fileName } = messagesFor(lang).links.download;
    res.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'; sandbox`);
    res.set('Content-Disposition', attachedAs(fileName, page.brand, 'html'));
    res.type('html').send(standAlonePage({ lang, title: page.brand, policy, css, body }));
  };
}

async function downloadPage(deps: Deps, editKey: string, res: Response): Promise<Views['files/download']> {
  const lang = langOf(res);
  const { strategyId } = await getLink(deps.db, 'edit', editKey);
  const revision = await getRevision(deps.db, strategyId);
  expectLang(revision.strategy.method, res);
  const readLink = await getCurrentLink(deps.db, strategyId, 'read');
  const { readUrl, editUrl } = linksOf(deps, editKey, readLink, lang);
  const measures = await ownMeasures(deps.db, strategyId, revision.strategy, lang);
  return {
    ...onePager(revision, lang, measures),
    readUrl,
    editUrl,
    expiresAt: await getExpiry(deps.db, strategyId),
  };
}

function styleSheets(): string {
  const own = join(PROJECT_ROOT, 'views', 'files', 'download.css');
  const wheel = join(PROJECT_ROOT, 'public', 'styles', 'parts', 'wheel.css');
  return [own, wheel].map((sheet) => readFileSync(sheet, 'utf8')).join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
