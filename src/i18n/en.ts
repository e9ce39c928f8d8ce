import { moderation } from './en/moderation.ts';
import { mail } from './en/mail.ts';
import { comments } from './en/comments.ts';
import { articles } from './en/articles.ts';
import * as about from './en/about.ts';
import * as common from './en/common.ts';
import { privacy } from './en/privacy.ts';
import { discussion } from './en/discussion.ts';
import * as observatory from './en/observatory.ts';
import * as site from './en/site.ts';
import { statement } from './en/statement.ts';
import { wheel } from './en/wheel.ts';
import * as wizard from './en/wizard.ts';
import type { Messages } from './fr.ts';

export const en: Messages = {
  lang: 'en',
  ...about,
  ...common,
  ...observatory,
  ...site,
  ...wizard,
  statement,
  wheel,
  articles,
  discussion,
  privacy,
  comments,
  moderation,
  mail,
};
