import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import { getLink } from '../strategies/link-store.ts';
import { getRevision } from '../strategies/store.ts';
import { render } from '../web/render.ts';
import { countAddresses } from './address-store.ts';

declare module '../web/render.ts' {
  interface Views {
    'links/replace': { readonly editKey: string; readonly brand: string; readonly addresses: number };
  }
}

/** Says who is shut out before the edit link is replaced; nothing is changed by looking. */
export function showReplacement({ db }: Deps): RequestHandler {
  return async (req, res) => {
    const editKey = String(req.params['editKey']);
    const { strategyId } = await getLink(db, 'edit', editKey);
    const { brand } = (await getRevision(db, strategyId)).strategy;
    render(res, 'links/replace', { editKey, brand, addresses: await countAddresses(db, strategyId) });
  };
}
