import type { Request, RequestHandler, Response } from 'express';
import type { Deps } from '../deps.ts';
import { FormReader, FormView } from '../web/form.ts';
import type { Handlers } from '../web/routing.ts';
import type { Article } from './articles.ts';
import { sharedQuestion } from './captcha.ts';
import { readOptionalEmail } from './comment.ts';
import { articleAt, askedIn, settingsIn } from './finding.ts';
import { questionView } from './pages.ts';
import { answerOf, isSpent, problem, spentBy } from './question.ts';
import type { Answered, DrawnQuestion } from './question.ts';
import { getPublished, insertReport, spendQuestion } from './store.ts';
import type { Comment } from './store.ts';

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
    const shared = sharedQuestion({ ...place, keys: deps.secrets.captcha, now: deps.clock() });
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
    const errors = [
      ...(parsed.ok ? [] : parsed.errors),
      ...(answered.kind === 'problem' ? [answered.error] : []),
    ];
    if (parsed.ok && answered.kind === 'right') {
      const report = { ...parsed.value, comment_id: comment.id };
      if (await store(deps, asked, answered, report)) {
        res.status(200).render('article/report', { article, comment, done: true });
        return;
      }
      errors.push((await problem(deps.db, asked, 'used')).error);
    }
    const view = new FormView({ ...parsed.input, captcha: [answered.question.answer] }, errors);
    draw(res.status(422), req, article, comment, answered.question, view, asked.settings.captcha);
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

/** Stores a report and spends its question together; false when the question was spent meanwhile. */
async function store(
  { db, random, clock }: Deps,
  asked: ReturnType<typeof askedIn>,
  { challenge }: Extract<Answered, { kind: 'right' }>,
  report: { readonly reason: string; readonly email: string | null; readonly comment_id: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (challenge !== null) {
      if (await isSpent(trx, asked, challenge)) return false;
      const spent = { ...spentBy(asked, challenge), outcome: 'ok' as const, digest: null, comment_id: null };
      await spendQuestion(trx, spent);
    }
    const id = random(12).toString('base64url');
    await insertReport(trx, { id, ...report, created_at: clock(), closed_at: null });
    return true;
  });
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
  res.set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex');
  res.render('article/report', {
    article,
    comment,
    form,
    withQuestion,
    question: questionView(question, article.lang),
    formPath: req.path,
    done: false,
  });
}
