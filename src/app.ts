import compression from 'compression';
import express from 'express';
import type { Express } from 'express';
import type { Deps, Outside } from './deps.ts';
import type { Method } from './method/method.ts';
import type { FormFields } from './web/form.ts';
import { identityOnPages } from './identity/page.ts';
import { IDENTITY_FORM } from './identity/form.ts';
import { sendColours } from './identity/colour-page.ts';
import { COLOUR_SHEET, COLOUR_SHEETS, pathToColours } from './identity/colour-sheet.ts';
import { logoInHeader } from './identity/logo.ts';
import { LOGO_FILE, LOGO_FILES, pathToLogo, sendLogo } from './identity/logo-page.ts';
import { articleRoutes } from './articles/routes.ts';
import { commentRoutes } from './comments/routes.ts';
import { comparisonRoutes } from './comparison/routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { ACCOUNT_FORM, ASK_PASSWORD_FORM, INVITATION_FORM, INVITE_FORM } from './accounts/form.ts';
import { NEW_PASSWORD_FORM } from './moderators/new-password-form.ts';
import { moderationRoutes } from './moderation/routes.ts';
import type { TitleOf } from './moderation/card-page.ts';
import { moderatorRoutes } from './moderators/routes.ts';
import { observatoryRoutes } from './observatory/routes.ts';
import { LOGO_FORM } from './owner/logo-page.ts';
import { LETTERS_FORM } from './owner/letters-form.ts';
import { ownerRoutes } from './owner/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { GRID } from './site/audit.ts';
import { auditResult, statedConformity } from './site/conformity.ts';
import { sayAlive } from './site/health-page.ts';
import { siteRoutes } from './site/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { REMINDER_FORM } from './follow-up/reminder-form.ts';
import { blindRoutes } from './blind/routes.ts';
import { sharedSentence } from './blind/results-page.ts';
import { CORRECTION_FORM } from './follow-up/correction-form.ts';
import { SHOW_FORM } from './follow-up/form.ts';
import { INDICATOR_FORM } from './follow-up/indicator-form.ts';
import { READINGS_FORM } from './follow-up/reading-form.ts';
import { MEETING_FORM } from './follow-up/meeting-form.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { offerSuccessor } from './links/successor-page.ts';
import { strategyRoutes } from './strategies/routes.ts';
import { formBody } from './web/body.ts';
import { errorPage, pageNotFound } from './web/error-pages.ts';
import { privatePage, securityHeaders } from './web/headers.ts';
import { presetTypes } from './web/server/http-server.ts';
import type { HttpApp } from './web/server/http-server.ts';
import { requestLimits } from './web/server/limits.ts';
import { locale } from './web/locale.ts';
import { requestLog } from './web/request-log/request-log.ts';
import { postLimit } from './web/server/rate-limit.ts';
import { momentsOf, withinASecond } from './web/memory/moment.ts';
import { readyPages } from './web/memory/ready-pages.ts';
import { PROJECT_ROOT } from './web/root.ts';
import { sameSiteOnly } from './web/same-site.ts';
import { visitorSessions } from './web/session.ts';
import { turnsInMemory } from './web/server/turns.ts';
import { PAINT_SHEET, PAINT_SHEETS, paintSheet, pathToPaint } from './web/paint-sheet.ts';
import { useStaticFiles } from './web/static-files.ts';
import { knownFields } from './web/typed-words.ts';
import { useViews } from './web/views.ts';
import { COMMENT_FORM, EDIT_FORM, REPORT_FORM } from './comments/form.ts';
import { SETTINGS_FORM } from './comments/settings.ts';
import { OTHER_LINK_FORM } from './comparison/form.ts';
import { BLIND_ANSWER_FORM, BLIND_TEST_FORM } from './blind/form.ts';
import { LINK_FORM, MAIL_FORM } from './links/form.ts';
import { COMMENT_CHANGE_FORM } from './moderation/comment-form.ts';
import { BLOCKS_FORM } from './moderation/blocks-form.ts';
import { QUEUE_FORM, REVERSAL_FORM } from './moderation/queue-form.ts';
import { REPORTS_FORM } from './moderation/report-form.ts';
import { OWN_ACCOUNT_FORM, SECOND_FACTOR_FORM, SECURITY_FORM, SIGN_IN_FORM } from './moderators/form.ts';
import { PEOPLE_FORM } from './people/page.ts';
import { DEVICE_FORM, RESTORE_FORM } from './strategies/form.ts';
import { approachesForm } from './wizard/approaches-form.ts';
import { diagnosisForm } from './wizard/diagnosis-form.ts';
import { REVIEW_FORM } from './wizard/review-form.ts';
import { DECISION_FORM, REMOVAL_FORM, WORKSHOP_FORM, answerForm } from './workshop/form.ts';
import { paintCss } from './wheel/drawing/paint-css.ts';
import { wizardRoutes } from './wizard/routes.ts';
import { workshopRoutes } from './workshop/routes.ts';
import { keyAddress, readerAddress } from './addresses/match.ts';
import { HEALTH } from './addresses/pages.ts';
import { serveBelow } from './addresses/prefix.ts';
import { belowPrefix } from './web/server/prefix.ts';

/** Every form of the site: an error page shows again the words typed into these fields, and nothing else. */
export function formsOf(methods: readonly Method[]): readonly FormFields[] {
  return [
    ...methods.flatMap((method) => [diagnosisForm(method), approachesForm(method), answerForm(method)]),
    ...FORMS,
  ];
}

/** Those that are the same for every method. */
const FORMS = [
  REVIEW_FORM,
  LINK_FORM,
  MAIL_FORM,
  DEVICE_FORM,
  RESTORE_FORM,
  OTHER_LINK_FORM,
  WORKSHOP_FORM,
  DECISION_FORM,
  REMOVAL_FORM,
  BLIND_TEST_FORM,
  BLIND_ANSWER_FORM,
  READINGS_FORM,
  INDICATOR_FORM,
  CORRECTION_FORM,
  SHOW_FORM,
  MEETING_FORM,
  REMINDER_FORM,
  COMMENT_FORM,
  EDIT_FORM,
  REPORT_FORM,
  SETTINGS_FORM,
  COMMENT_CHANGE_FORM,
  QUEUE_FORM,
  BLOCKS_FORM,
  REVERSAL_FORM,
  REPORTS_FORM,
  SIGN_IN_FORM,
  SECOND_FACTOR_FORM,
  OWN_ACCOUNT_FORM,
  SECURITY_FORM,
  INVITE_FORM,
  ACCOUNT_FORM,
  INVITATION_FORM,
  ASK_PASSWORD_FORM,
  NEW_PASSWORD_FORM,
  PEOPLE_FORM,
  LETTERS_FORM,
  IDENTITY_FORM,
  LOGO_FORM,
];

export interface App extends HttpApp {
  readonly express: Express;
}

export function createApp(given: Outside): App {
  const outside: Outside = { ...given, contentVersion: withinASecond(given) };
  const { config, db, secrets, contentVersion, clock, random, log, takeTurn = turnsInMemory() } = outside;
  serveBelow(config.basePath);
  const sessions = visitorSessions({ db, secrets: secrets.session, reach: config, clock, random });
  const deps: Deps = { ...outside, sessions, takeTurn };
  const app = express();
  app.disable('x-powered-by');
  if (config.trustProxy !== undefined) app.set('trust proxy', config.trustProxy);
  const { conformity } = auditResult(GRID);
  app.locals['conformityOf'] = (stated: Parameters<typeof statedConformity>[0]) =>
    statedConformity(stated, conformity);
  useViews(app, PROJECT_ROOT);

  const atMoment = momentsOf({ contentVersion, clock });
  const ready = readyPages({ atMoment, readerAddress, keyAddress });
  app.use(ready.middleware);
  app.use(requestLog(log, () => random(9).toString('base64url')));
  app.use(securityHeaders(config));
  // Before whatever asks the database as well: a balancer waits for this answer alone.
  app.get(HEALTH, sayAlive(outside));
  app.use(identityOnPages(outside, atMoment));
  app.use(compression({ filter: ready.compressible }));
  // Before the router reads the words of the address: the page about a broken one needs its language.
  app.use([PAINT_SHEETS, COLOUR_SHEETS, LOGO_FILES], locale);
  app.get(PAINT_SHEET, paintSheet(deps));
  app.get(COLOUR_SHEET, sendColours);
  app.get(LOGO_FILE, sendLogo(deps));
  Object.assign(app.locals, { pathToColours, pathToLogo, logoInHeader });
  app.locals['pathToPaint'] = (method: Method) => pathToPaint(method, outside.methods.home);
  useStaticFiles(app, PROJECT_ROOT, { 'styles/paint.css': paintCss(outside.methods.home) });
  app.use(locale);
  app.use(requestLimits);
  app.use(...formBody);
  app.use(sameSiteOnly(config.baseUrl));
  app.use(postLimit(outside));
  app.use(articleRoutes(deps));
  app.use(commentRoutes(deps));
  app.use(siteRoutes(deps));
  app.use(observatoryRoutes(deps));
  const titleOf: TitleOf = (lang, slug) => outside.library.find(lang, slug)?.title ?? slug;
  app.use(moderatorRoutes(deps));
  app.use(accountRoutes(deps));
  app.use(moderationRoutes(deps, titleOf));
  app.use(peopleRoutes(deps, titleOf));
  app.use(ownerRoutes(deps));
  app.use(privatePage, ...sessions.middleware);
  app.use(wizardRoutes(deps));
  app.use(strategyRoutes(deps, sharedSentence));
  app.use(blindRoutes(deps));
  app.use(followUpRoutes(deps));
  app.use(linkRoutes(deps));
  app.use(fileRoutes(deps));
  app.use(comparisonRoutes(deps));
  app.use(workshopRoutes(deps));
  app.use(pageNotFound);
  app.use(offerSuccessor(deps));
  app.use(errorPage(knownFields(formsOf(outside.methods.offered))));
  return Object.assign(belowPrefix(ready.before(app)), { types: presetTypes(app), express: app });
}
