import type { Response } from 'express';
import { urlTo } from '../addresses/links.ts';
import type { Deps } from '../deps.ts';
import { formatMoment } from '../i18n/format.ts';
import { langOf, stayHere } from '../web/locale.ts';
import { render } from '../web/render.ts';
import { INVITATION_LIFE_MS, RESET_LIFE_MS } from './token.ts';

declare module '../web/render.ts' {
  interface Views {
    'accounts/link': {
      readonly of: 'invitation' | 'newPassword';
      readonly url: string;
      readonly until: string;
    };
  }
}

/** The only time that a link is shown: its hash alone is stored. */
export function showLink(
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  res: Response,
  of: 'invitation' | 'newPassword',
  token: string,
): void {
  const lang = langOf(res);
  const life = of === 'invitation' ? INVITATION_LIFE_MS : RESET_LIFE_MS;
  const url = urlTo(config.baseUrl, of, lang, { token });
  stayHere(res);
  render(res, 'accounts/link', { of, url, until: formatMoment(lang, clock() + life) });
}
