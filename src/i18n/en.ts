import * as common from './en/common.ts';
import * as site from './en/site.ts';
import { statement } from './en/statement.ts';
import { wheel } from './en/wheel.ts';
import * as wizard from './en/wizard.ts';
import type { Messages } from './fr.ts';

export const en: Messages = { lang: 'en', ...common, ...site, ...wizard, statement, wheel };
