import type { Request, RequestHandler, Response } from 'express';
import { homeLane } from '../caps/client.ts';
import { countMade } from '../caps/store.ts';
import type { Db, Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { Gone, NotFound, PageError } from '../errors.ts';
import { messagesFor } from '../i18n/messages.ts';
import { findHeldLink } from '../strategies/device-store.ts';
import { getLink } from '../strategies/link-store.ts';
import type { Link } from '../strategies/link-store.ts';
import { getReadable } from '../strategies/store.ts';
import { toRevisionNumber } from '../strategies/strategy-page.ts';
import { SWAP_ANSWERS } from '../strategies/swap.ts';
import { fieldsOf } from '../web/body.ts';
import { FormView } from '../web/form.ts';
import type { FieldError, Input } from '../web/form.ts';
import { expectLang, langOf } from '../web/locale.ts';
import { originOf } from '../web/origin.ts';
import { render } from '../web/render.ts';
import type { Handlers } from '../web/route.ts';
import { visitorOf } from '../web/session.ts';
import type { Visitor } from '../web/session.ts';
import { answerIn } from '../wizard/step-page.ts';
import { parsePress } from '../wizard/step.ts';
import type { Press } from '../wizard/step.ts';
import { findLastAnswer, takeAnswer } from './answer-store.ts';
import type { StoredAnswer, Taken } from './answer-store.ts';
import type { BlindAnswer } from './answer.ts';
import { isFixed } from './blind-test.ts';
import type { BlindTest } from './blind-test.ts';
import { answerInput, parseAnswer } from './form.ts';
import { notify } from './notice-page.ts';
import type { NoticeKind } from './notice-page.ts';
import { hiddenStatement, sheetOf } from './parts.ts';
import type { Sheet } from './parts.ts';
import { findTest } from './store.ts';
import { pathTo } from '../addresses/links.ts';
import type { Lang } from '../i18n/languages.ts';

declare module '../web/render.ts' {
  interface Views {
    'blind/answer': ReturnType<typeof answerPage>;
  }
}

/** The test as one browser meets it; `held` is what it answered last, to whichever revision. */
interface Opened {
  readonly blindKey: string;
  readonly test: BlindTest;
  readonly held: StoredAnswer | undefined;
}

type Standing = { readonly kind: 'open'; readonly sheet: Sheet } | { readonly kind: NoticeKind };

export function blindTestPage(deps: Deps): Handlers {
  return { get: showTest(deps), post: postAnswer(deps) };
}

function showTest(deps: Deps): RequestHandler {
  return async (req, res) => {
    const lang = langOf(res);
    const opened = await meetTest(deps, req);
    const standing = await standingOf(deps, res, opened, undefined);
    if (standing.kind === 'open') render(res, 'blind/answer', answerPage(opened, standing.sheet, { lang }));
    else await notify(deps, res, opened, standing.kind);
  };
}

function postAnswer(deps: Deps): RequestHandler {
  return async (req, res) => {
    const press = parsePress(fieldsOf(req));
    answerIn(press, req, res);
    const opened = await meetTest(deps, req);
    const standing = await standingOf(deps, res, opened, revisionIn(fieldsOf(req)));
    if (standing.kind === 'open') await take(deps, req, res, { opened, sheet: standing.sheet, press });
    else await notify(deps, res.status(409), opened, standing.kind, fieldsOf(req));
  };
}

interface Sent {
  readonly opened: Opened;
  readonly sheet: Sheet;
  readonly press: Press;
}

async function take(deps: Deps, req: Request, res: Response, { opened, sheet, press }: Sent): Promise<void> {
  const parsed = parseAnswer(fieldsOf(req), sheet.signers, sheet.clauses);
  if (parsed.ok && press.action !== 'language') {
    await keep(deps, req, res, opened, sheet, parsed.value);
    return;
  }
  const page = answerPage(opened, sheet, { lang: langOf(res), ...parsed });
  render(res.status(parsed.ok ? 200 : 422), 'blind/answer', page);
}

/** Whoever can change the strategy knows whose it is: their browser is refused. */
async function meetTest({ db }: Deps, req: Request): Promise<Opened> {
  const blindKey = String(req.params['blindKey']);
  const { strategyId } = await getBlindLink(db, blindKey);
  const visitor = visitorOf(req);
  if (visitor !== undefined && (await findHeldLink(db, visitor, strategyId)) !== undefined)
    throw new PageError(403, 'blindHolder');
  const test = await findTest(db, strategyId);
  if (test === undefined) throw new NotFound('unknownTest');
  const held = visitor === undefined ? undefined : await findLastAnswer(db, strategyId, visitor);
  return { blindKey, test, held };
}

const ENDINGS = {
  replaced: 'replacedTest',
  revoked: 'revokedTest',
  deleted: 'endedTest',
  expired: 'endedTest',
} as const;

async function getBlindLink(db: Db, blindKey: string): Promise<Link> {
  try {
    return await getLink(db, 'blind', blindKey);
  } catch (error) {
    if (error instanceof Gone) throw new PageError(410, ENDINGS[error.ending]);
    if (error instanceof NotFound) throw new NotFound('unknownTest');
    throw error;
  }
}

/** The revision that a form was drawn with; undefined for the newest. */
function revisionIn({ revision = [] }: Input): number | undefined {
  const [number, ...more] = revision;
  if (more.length > 0) throw new PageError(422, 'unreadable');
  return number === undefined ? undefined : toRevisionNumber(number);
}

async function standingOf(
  { db }: Deps,
  res: Response,
  { test, held }: Opened,
  number: number | undefined,
): Promise<Standing> {
  if (test.closedAt !== null) return { kind: 'closed' };
  if (number !== undefined && number < test.firstRevision) throw new NotFound('unknownRevision');
  const revision = await getReadable(db, test.strategyId, number);
  expectLang(revision.strategy.method, res);
  const sheet = sheetOf(revision, test, langOf(res));
  if (sheet === undefined) return { kind: 'paused' };
  const isHeld = held?.revision === sheet.revision.number;
  return isHeld && isFixed(held, test) ? { kind: 'told' } : { kind: 'open', sheet };
}

interface Drawn {
  readonly lang: Lang;
  readonly input?: Input;
  readonly errors?: readonly FieldError[];
}

function answerPage({ blindKey, held }: Opened, sheet: Sheet, { lang, input, errors }: Drawn) {
  const { revision, others, signers, clauses } = sheet;
  const statement = hiddenStatement(revision, others, lang);
  const own = held?.revision === revision.number ? held : undefined;
  const words = messagesFor(lang).blind;
  return {
    revision: revision.number,
    place: revision.strategy.method.words[lang].place,
    standing: own !== undefined ? ('answered' as const) : held && ('outdated' as const),
    statement,
    signers: [
      ...signers.map(({ value, name }) => [value, name] as const),
      ...(['any', 'none'] as const).map((value) => [value, words.signer[value]] as const),
    ],
    rival: others[0] ?? '',
    clauses: clauses.map((clause) => ({
      clause,
      paragraphs: statement
        .filter((each) => each.clause === clause)
        .map((each) => ({ ...each, clause: null })),
    })),
    answers: SWAP_ANSWERS,
    form: new FormView(input ?? (own === undefined ? {} : answerInput(own, signers)), errors),
    formPath: pathTo('blindTest', lang, { blindKey }),
  };
}

async function keep(
  deps: Deps,
  req: Request,
  res: Response,
  opened: Opened,
  sheet: Sheet,
  answer: BlindAnswer,
): Promise<void> {
  const { blindKey } = opened;
  const origin = originOf(deps, req);
  // In hexadecimal: an id is typed after `--id`, where one that begins with a hyphen would be taken for an option.
  const id = deps.random(8).toString('hex');
  const take = async (trx: Trx, visitor: Visitor): Promise<Taken> => {
    const { strategyId } = await getBlindLink(trx, blindKey);
    const count = () => countMade(trx, 'blindAnswer', { ...origin, visitor: visitor.id });
    const giving = { strategyId, revision: sheet.revision.number, answer, id, now: origin.now, count };
    return takeAnswer(trx, visitor, giving);
  };
  const lanes = () => [`blind test ${blindKey}`, homeLane(origin.address)];
  const taken = await deps.sessions.meet(req, take, lanes);
  if (taken === 'full') throw new PageError(409, 'blindTestFull');
  if (taken === 'kept') res.redirect(303, pathTo('blindTest', langOf(res), { blindKey }));
  else await notify(deps, res.status(409), opened, taken, fieldsOf(req));
}
