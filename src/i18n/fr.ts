import { letters } from './fr/letters.ts';
import { learned } from './fr/learned.ts';
import { links } from './fr/links.ts';
import { meeting } from './fr/meeting.ts';
import { moderation } from './fr/moderation.ts';
import { mail } from './fr/mail.ts';
import { comments } from './fr/comments.ts';
import { articles } from './fr/articles.ts';
import { accounts } from './fr/accounts.ts';
import * as about from './fr/about.ts';
import * as common from './fr/common.ts';
import { blind } from './fr/blind.ts';
import { blocks } from './fr/blocks.ts';
import { followUp } from './fr/follow-up.ts';
import { calendar } from './fr/calendar.ts';
import { comparison } from './fr/comparison.ts';
import * as history from './fr/history.ts';
import { look } from './fr/look.ts';
import { measures } from './fr/measures.ts';
import { privacy } from './fr/privacy.ts';
import { reminders } from './fr/reminders.ts';
import { discussion } from './fr/discussion.ts';
import { example } from './fr/example.ts';
import { files } from './fr/files.ts';
import { glossary } from './fr/glossary.ts';
import { identity } from './fr/identity.ts';
import { legal } from './fr/legal.ts';
import { logo } from './fr/logo.ts';
import * as observatory from './fr/observatory.ts';
import * as site from './fr/site.ts';
import { own } from './fr/own.ts';
import { ownAccount } from './fr/own-account.ts';
import { ownWords } from './fr/own-words.ts';
import { starterWords } from './fr/starter-words.ts';
import { state } from './fr/state.ts';
import { statement } from './fr/statement.ts';
import { wheel } from './fr/wheel.ts';
import * as wizard from './fr/wizard.ts';
import { workshop } from './fr/workshop.ts';
import type { Lang } from './languages.ts';

/** The reference catalogue: what a visitor reads, in French. English must have the same keys. */
export const fr = {
  lang: 'fr' as Lang,
  ...about,
  ...common,
  ...observatory,
  ...site,
  ...wizard,
  ...history,
  accounts,
  starterWords,
  state,
  statement,
  own,
  ownAccount,
  ownWords,
  wheel,
  articles,
  discussion,
  example,
  glossary,
  identity,
  legal,
  logo,
  measures,
  privacy,
  reminders,
  comments,
  moderation,
  mail,
  letters,
  learned,
  links,
  comparison,
  meeting,
  workshop,
  blind,
  blocks,
  followUp,
  look,
  files,
  calendar,
};

export type Messages = typeof fr;
