import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { toDay } from '../i18n/format.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { Handlers } from '../web/routing.ts';
import type { Article } from './articles.ts';
import { sharedQuestion } from './captcha.ts';
import { readOptionalEmail } from './comment.ts';
import { articleAt, askedIn, settingsIn } from './finding.ts';
import { questionView } from './pages.ts';
import { answerOf, problem, spentBy } from './question.ts';
import type { Answered, Asked, DrawnQuestion } from './question.ts';
import { countOutcome, spendQuestion } from './arrival-store.ts';
import { getPublished, insertReport } from './store.ts';
import type { Comment } from './store.ts';

const HOUR_MS = 60 * 60 * 1000;
/** In code points. */
const REASON_MAX = 2000;

/** The page on which anybody reports a published comment. */
export function reportPage(deps: Deps): Handlers {
  return { get: showReport(deps), post: takeReport(deps) };
}

function showReport(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentAt(deps, req, article);
    const settings = await settingsIn(deps.db);
    const place = { article: article.slug, lang: article.lang };
    const lifeMs = settings.captchaHours * HOUR_MS;
    const shared = sharedQuestion({ ...place, lifeMs, keys: deps.secrets.captcha, now: deps.clock() });
    draw(res, req, article, comment, { ...shared, answer: '' }, new FormView({}), settings.captcha);
  };
}

function takeReport(deps: Deps): RequestHandler {
  return async (req, res) => {
    const article = articleAt(deps, req, res);
    const comment = await commentAt(deps, req, article);
    const asked = askedIn(deps, req, article, await settingsIn(deps.db));
    const form = new FormReader(req.body);
    const parsed = form.result({ reason: readReason(form), email: readOptionalEmail(form) });
    const answered = await answerOf(deps.db, asked);
    const refused =
      parsed.ok && answered.kind === 'right'
        ? await store(deps, asked, answered, { ...parsed.value, comment_id: comment.id })
        : answered;
    if (refused === undefined) {
      res.status(200).render('article/report', { article, comment, done: true });
      return;
    }
    const { question } = refused;
    const errors = [
      ...(parsed.ok ? [] : parsed.errors),
      ...(refused.kind === 'problem' ? [refused.error] : []),
    ];
    const view = new FormView({ ...parsed.input, captcha: [question.answer] }, errors);
    draw(res.status(422), req, article, comment, question, view, asked.settings.captcha);
  };
}

function readReason(form: FormReader): string {
  return form.text('reason', {
    max: REASON_MAX,
    multiline: true,
    subject: (t) => t.discussion.reportReason.subject,
    missing: (t) => t.discussion.reportReason.missing,
  });
}

/** Stores a report and spends its question together, unless the question was spent meanwhile. */
async function store(
  { db, random, clock }: Deps,
  asked: Asked,
  { challenge }: Extract<Answered, { kind: 'right' }>,
  report: { readonly reason: string; readonly email: string | null; readonly comment_id: string },
): Promise<Extract<Answered, { kind: 'problem' }> | undefined> {
  const isStored = await db.transaction().execute(async (trx) => {
    if (challenge !== null) {
      const spent = { ...spentBy(asked, challenge), outcome: 'ok' as const, digest: null, comment_id: null };
      if (!(await spendQuestion(trx, spent))) return false;
    }
    const id = random(12).toString('base64url');
    await insertReport(trx, { id, ...report, created_at: clock(), closed_at: null });
    return true;
  });
  if (!isStored) return problem(db, asked, 'used');
  await countOutcome(db, toDay(asked.now), 'ok');
  return undefined;
}

function commentAt({ db }: Deps, req: Request, { slug, lang }: Article): Promise<Comment> {
  return getPublished(db, { article: slug, lang }, String(req.params['comment']));
}

function draw(
  res: Response,
  req: Request,
  article: Article,
  comment: Comment,
  question: DrawnQuestion,
  form: FormView,
  withQuestion: boolean,
): void {
  res.render('article/report', {
    article,
    comment,
    form,
    withQuestion,
    question: questionView(question, article.lang),
    action: req.path,
    done: false,
  });
}
