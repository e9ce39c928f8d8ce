import type { Request, RequestHandler, Response } from 'express';
import type { Trx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { identityOf } from '../identity/page.ts';
import { isNear } from '../caps/client.ts';
import { toDay } from '../i18n/format.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { FieldError, Parsed } from '../web/form.ts';
import type { Handlers } from '../web/route.ts';
import type { Article } from '../articles/article.ts';
import { questionLane, sharedQuestion } from './question.ts';
import { questionView } from './pages.ts';
import { answerOf, countOutcome, lookAt, problem, settle, spendQuestion, spentBy } from './question-store.ts';
import type { Answered, Asked, DrawnQuestion } from './question-store.ts';
import { REASON_MAX, REPORT_LONGEST } from './report-quota.ts';
import { getPublished } from './store.ts';
import type { Comment } from './store.ts';
import { settingsIn } from './settings-store.ts';
import { readOptionalEmail } from '../mail/address.ts';
import { acknowledge } from './report-letter-store.ts';
import { isSaid, takeReport } from './report-store.ts';
import type { Report, Taken } from './report-store.ts';
import { articleAt } from '../articles/page.ts';
import { REPORT_FORM, askedIn } from './form.ts';
import { transact } from '../db/engine.ts';
import { fieldsOf } from '../web/body.ts';
import { render } from '../web/render.ts';
import { withPrefix } from '../addresses/prefix.ts';

declare module '../web/render.ts' {
  interface Views {
    'comments/report': Reported | (Omit<Drawn, 'question'> & Asking);
  }
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const SECOND_MS = 1000;
const ID_BYTES = 12;

export function reportPage(deps: Deps): Handlers {
  return { get: showReport(deps), post: postReport(deps) };
}

function showReport(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentAt(deps, req, article);
    const settings = await settingsIn(deps.db);
    const place = { article: article.slug, lang: article.lang };
    const lifeMs = settings.captchaHours * HOUR_MS;
    const shared = sharedQuestion({ ...place, lifeMs, keys: deps.secrets.captcha, now: deps.clock() });
    const question = { ...shared, answer: '' };
    const withQuestion = settings.captcha;
    draw(deps, res, req, { article, comment, question, form: new FormView({}), withQuestion });
  };
}

function postReport(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentAt(deps, req, article);
    const asked = askedIn(deps, req, article, await settingsIn(deps.db));
    const form = new FormReader<keyof typeof REPORT_FORM>(fieldsOf(req));
    const parsed = form.result({ reason: readReason(form), email: readOptionalEmail(form) });
    const outcome = parsed.ok
      ? await take(deps, req, asked, { ...parsed.value, comment_id: comment.id })
      : await answerOf(deps.db, asked);
    if (outcome === undefined) {
      render(res.status(200), 'comments/report', { article, comment, done: true });
      return;
    }
    const drawn = { article, comment, withQuestion: asked.settings.captcha };
    drawRefused(deps, req, res, drawn, parsed, outcome);
  };
}

function drawRefused(
  deps: Deps,
  req: Request,
  res: Response,
  base: Pick<Drawn, 'article' | 'comment' | 'withQuestion'>,
  parsed: Parsed<unknown>,
  outcome: Outcome | Answered,
): void {
  const problems = outcome.kind === 'problem' ? [outcome.error] : [];
  const errors = [...(parsed.ok ? [] : parsed.errors), ...problems];
  const form = new FormView({ ...parsed.input, captcha: [outcome.question.answer] }, errors);
  const drawn = { ...base, question: outcome.question, form };
  if (!('retryAfterMs' in outcome)) {
    draw(deps, res.status(422), req, drawn);
    return;
  }
  res.status(429).set('Retry-After', String(Math.ceil(outcome.retryAfterMs / SECOND_MS)));
  const minutes = Math.ceil(outcome.retryAfterMs / MINUTE_MS);
  const { reportWait } = messagesFor(base.article.lang).discussion;
  const text =
    outcome.kind === 'full' ? reportWait.full(minutes, identityOf(res).contact) : reportWait.tooMany(minutes);
  draw(deps, res, req, { ...drawn, notice: { text, said: reportWait.title } });
}

function readReason(form: FormReader<'reason'>): string {
  return form.text('reason', {
    max: REASON_MAX,
    multiline: true,
    subject: (t) => t.discussion.reportReason.subject,
    missing: (t) => t.discussion.reportReason.missing,
  });
}

/** Takes what was said, once; undefined once that is done. A form that was sent twice finds its question spent. */
async function take(
  deps: Deps,
  req: Request,
  asked: Asked,
  said: Pick<Report, 'reason' | 'email' | 'comment_id'>,
): Promise<Outcome | undefined> {
  const client = isNear(req.ip ?? '') ? null : asked.client;
  const look = await lookAt(deps.db, asked);
  if (look.isRight && (await isSaid(deps.db, { ...said, client }))) return undefined;
  const answered = await settle(deps.db, asked, look);
  return answered.kind === 'right' ? store(deps, req, asked, answered, { ...said, client }) : answered;
}

type Outcome = Extract<Answered, { kind: 'problem' }> | (Waiting & { readonly question: DrawnQuestion });
type Waiting = Extract<Taken, { readonly retryAfterMs: number }>;

async function store(
  deps: Deps,
  req: Request,
  asked: Asked,
  { challenge, question }: Extract<Answered, { kind: 'right' }>,
  said: Omit<Report, 'id'>,
): Promise<Outcome | undefined> {
  const { db, random, secrets } = deps;
  const { now } = asked;
  const address = req.ip ?? '';
  const report = { id: random(ID_BYTES).toString('base64url'), ...said };
  const write = async (trx: Trx) => {
    const outcome = await takeReport(trx, report, { address, key: secrets.caps, now }, async () => {
      if (challenge === null) return true;
      const spent = { ...spentBy(asked, challenge), outcome: 'ok' as const, digest: null, comment_id: null };
      return spendQuestion(trx, spent);
    });
    if (outcome.kind === 'stored') await acknowledge(deps, trx, outcome.id);
    return outcome;
  };
  const taken = await transact(db, write, () => [questionLane(asked.fields)]);
  if (taken.kind === 'used') return problem(db, asked, 'used');
  if (taken.kind === 'long') return { kind: 'problem', question, error: longError };
  if ('retryAfterMs' in taken) return { ...taken, question };
  await countOutcome(db, toDay(now), 'ok');
  return undefined;
}

const longError: FieldError = {
  name: 'reason',
  field: 'reason',
  message: (t) => t.discussion.reportReason.full(REPORT_LONGEST),
};

function commentAt({ db }: Deps, req: Request, { slug, lang }: Article): Promise<Comment> {
  return getPublished(db, { article: slug, lang }, String(req.params['comment']));
}

/** What the page says once a report is taken. */
interface Reported extends Pick<Drawn, 'article' | 'comment'> {
  readonly done: true;
  readonly notice?: never;
}

interface Asking {
  readonly done: false;
  readonly question: ReturnType<typeof questionView>;
  readonly action: string;
  /** Whether this site writes letters: without them it promises none. */
  readonly isAnswered: boolean;
}

interface Drawn {
  readonly article: Article;
  readonly comment: Comment;
  readonly question: DrawnQuestion;
  readonly form: FormView;
  readonly withQuestion: boolean;
  readonly notice?: { readonly text: string; readonly said: string };
}

function draw({ config }: Deps, res: Response, req: Request, drawn: Drawn): void {
  const question = questionView(drawn.question, drawn.article.lang);
  const asking = { question, action: withPrefix(req.path), isAnswered: config.mail !== undefined };
  render(res, 'comments/report', { ...drawn, ...asking, done: false });
}
