import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HEALTH, READY } from '../../addresses/pages.ts';
import { withPrefix, withoutPrefix } from '../../addresses/prefix.ts';

type Asked = IncomingMessage & { originalUrl?: string };

/** Takes the prefix off each address before the site looks at it; the proxy passes addresses on as they came. */
export function belowPrefix(site: RequestListener): RequestListener {
  if (withPrefix('') === '') return site;
  return (req: Asked, res) => {
    const asked = req.url ?? '';
    const rest = withoutPrefix(asked);
    const isProbe = asked === HEALTH || asked === READY;
    if (rest === undefined && !isProbe) sendOutside(asked, res);
    else {
      // What Express and the sessions compare with the path of the cookie.
      req.originalUrl = asked;
      req.url = rest ?? asked;
      site(req, res);
    }
  };
}

/** Nobody's address, but that of whoever tries the site without its proxy. */
function sendOutside(asked: string, res: ServerResponse): void {
  if (asked === '/') res.writeHead(302, { Location: withPrefix('/') }).end();
  else res.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('not found\n');
}
