import { letters } from './en/letters.ts';
import { learned } from './en/learned.ts';
import { links } from './en/links.ts';
import { meeting } from './en/meeting.ts';
import { moderation } from './en/moderation.ts';
import { mail } from './en/mail.ts';
import { comments } from './en/comments.ts';
import { articles } from './en/articles.ts';
import { accounts } from './en/accounts.ts';
import * as about from './en/about.ts';
import * as common from './en/common.ts';
import { blind } from './en/blind.ts';
import { blocks } from './en/blocks.ts';
import { followUp } from './en/follow-up.ts';
import { calendar } from './en/calendar.ts';
import { comparison } from './en/comparison.ts';
import * as history from './en/history.ts';
import { look } from './en/look.ts';
import { measures } from './en/measures.ts';
import { privacy } from './en/privacy.ts';
import { reminders } from './en/reminders.ts';
import { discussion } from './en/discussion.ts';
import { example } from './en/example.ts';
import { files } from './en/files.ts';
import { glossary } from './en/glossary.ts';
import { identity } from './en/identity.ts';
import { legal } from './en/legal.ts';
import { logo } from './en/logo.ts';
import * as observatory from './en/observatory.ts';
import * as site from './en/site.ts';
import { own } from './en/own.ts';
import { ownAccount } from './en/own-account.ts';
import { ownWords } from './en/own-words.ts';
import { starterWords } from './en/starter-words.ts';
import { state } from './en/state.ts';
import { statement } from './en/statement.ts';
import { wheel } from './en/wheel.ts';
import * as wizard from './en/wizard.ts';
import { workshop } from './en/workshop.ts';
import type { Messages } from './fr.ts';

export const en: Messages = {
  lang: 'en',
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
