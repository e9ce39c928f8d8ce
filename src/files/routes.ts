import { Router } from 'express';
import type { Deps } from '../deps.ts';
import { page } from '../web/route.ts';
import { sendDownload } from './download-page.ts';
import { fileKinds, sendFile } from './page.ts';

export function fileRoutes(deps: Deps): Router {
  const router = Router({ caseSensitive: true });
  const send = sendFile(deps);
  for (const kind of fileKinds(deps.config))
    for (const name of kind.pages) page(router, name, { get: send(kind) });
  page(router, 'download', { get: sendDownload(deps) });
  return router;
}
