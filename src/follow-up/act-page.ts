import type { Request, RequestHandler } from 'express';
import { pathToFollowUpAct } from '../addresses/follow-up.ts';
import type { Trx } from '../db/database.ts';
import { transact } from '../db/engine.ts';
import type { Deps } from '../deps.ts';
import type { Lang } from '../i18n/languages.ts';
import { INDICATORS_MAX } from '../indicators/indicator.ts';
import { extendStrategy } from '../strategies/life-store.ts';
import { showFollowUp } from '../strategies/sharing-store.ts';
import { fieldsOf } from '../web/body.ts';
import { langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import type { Acting, Outcome } from './act.ts';
import { correctReading } from './correction-page.ts';
import { parseAct, parseShow } from './form.ts';
import type { ActName } from './form.ts';
import { changeIndicator, endIndicator, resumeIndicator } from './indicator-page.ts';
import { drawFollowUp } from './page.ts';
import { recordReadings } from './reading-page.ts';
import { openFollowUp } from './store.ts';
import type { Opened } from './store.ts';

type Act = (trx: Trx, opened: Opened, acting: Acting) => Promise<Outcome>;

const ACT: Readonly<Record<ActName, Act>> = {
  readings: recordReadings,
  indicator: changeIndicator,
  end: endIndicator,
  resume: resumeIndicator,
  correct: correctReading,
  show: changeSharing,
};

export function changeFollowUp(deps: Deps): RequestHandler {
  return async (req, res) => {
    const [lang, editKey] = [langOf(res), String(req.params['editKey'])];
    const name = parseAct(fieldsOf(req));
    const acting = actingOf(deps, req, lang);
    const outcome = await transact(deps.db, (trx) => actOn(trx, editKey, name, acting));
    if (outcome.kind === 'done') res.redirect(303, pathToFollowUpAct(lang, editKey, outcome.act));
    else await drawFollowUp(deps, editKey, res, { name, input: acting.fields, outcome });
  };
}

async function actOn(trx: Trx, editKey: string, name: ActName, acting: Acting): Promise<Outcome> {
  const opened = await openFollowUp(trx, editKey);
  const outcome = await ACT[name](trx, opened, acting);
  if (outcome.kind === 'done') await extendStrategy(trx, opened.strategyId, acting.origin.now);
  return outcome;
}

function actingOf(deps: Deps, req: Request, lang: Lang): Acting {
  const ids = Array.from({ length: INDICATORS_MAX }, () => deps.random(16).toString('base64url'));
  return { fields: fieldsOf(req), lang, origin: originOf(deps, req), ids };
}

/** Whether readers see the follow-up. */
async function changeSharing(trx: Trx, { strategyId }: Opened, { fields }: Acting): Promise<Outcome> {
  const parsed = parseShow(fields);
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors };
  if (parsed.value !== undefined) await showFollowUp(trx, strategyId, parsed.value);
  return { kind: 'done', act: 'sharing' };
}
