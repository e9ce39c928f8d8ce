import type { RequestHandler } from 'express';
import { settingsIn } from '../comments/settings-store.ts';
import type { Deps } from '../deps.ts';
import type { PrivacyFacts } from '../i18n/kept.ts';
import { identityOf } from '../identity/page.ts';
import { controllerOf } from '../identity/duties.ts';
import type { Method } from '../method/method.ts';
import { isForgotten } from '../addresses/query.ts';
import { render } from '../web/render.ts';
import { keptWith } from './kept.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/privacy': { readonly forgotten: boolean; readonly facts: PrivacyFacts };
  }
}

export function showPrivacy({ db, config, methods }: Deps): RequestHandler {
  return async (req, res) => {
    const identity = identityOf(res);
    const facts = {
      ...keptWith(await settingsIn(db), config.backupDays),
      controller: controllerOf(identity),
      authority: identity.authority,
      contact: identity.contact,
      approaches: sameCount(methods.offered),
      hasMail: config.mail !== undefined,
    };
    const forgotten = isForgotten(req.query);
    render(res.set('Cache-Control', 'no-cache'), 'site/privacy', { forgotten, facts });
  };
}

function sameCount(methods: readonly Method[]): number | undefined {
  const [count, ...others] = new Set(methods.map(({ approaches }) => approaches.length));
  return others.length > 0 ? undefined : count;
}
