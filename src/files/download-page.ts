import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { messagesFor } from '../i18n/messages.ts';
import { langOf } from '../web/locale.ts';
import { PROJECT_ROOT } from '../web/root.ts';
import { getExpiry } from '../strategies/life-store.ts';
import { linksOf } from '../links/owner-page.ts';
import { onePager } from '../strategies/one-pager.ts';
import { getRevision } from '../strategies/store.ts';
import { attachedAs } from './file-name.ts';
import { standAlonePage } from './stand-alone.ts';
import { getCurrentLink, getLink } from '../strategies/link-store.ts';

export function sendDownload(deps: Deps): RequestHandler {
  const css = styleSheets();
  // Said by the answer and again by the file: nothing is fetched, nothing runs, wherever it is opened.
  const policy = `default-src 'none'; style-src 'sha256-${sha256(css)}'; form-action 'none'; base-uri 'none'`;
  return async (req, res, next) => {
    const [lang, editKey] = [langOf(res), String(req.params['editKey'])];
    const { strategyId } = await getLink(deps.db, 'edit', editKey);
    const revision = await getRevision(deps.db, strategyId);
    const readLink = await getCurrentLink(deps.db, strategyId, 'read');
    const { readUrl, editUrl } = linksOf(deps, editKey, readLink, lang);
    const content = { ...onePager(revision, lang), readUrl, editUrl, headingLevel: 'h2' };
    const expiresAt = await getExpiry(deps.db, strategyId);
    const { fileName } = messagesFor(lang).links.download;
    res.render('files/download', { ...content, expiresAt }, (error: Error | null, body) => {
      if (error !== null) {
        next(error);
        return;
      }
      res.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'; sandbox`);
      res.set('Content-Disposition', attachedAs(fileName, content.brand, 'html'));
      res.type('html').send(standAlonePage({ lang, title: content.brand, policy, css, body }));
    });
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
