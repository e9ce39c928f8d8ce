import * as common from './fr/common.ts';
import * as site from './fr/site.ts';
import { statement } from './fr/statement.ts';
import { wheel } from './fr/wheel.ts';
import * as wizard from './fr/wizard.ts';
import type { Lang } from './messages.ts';

/** The reference catalogue: what a visitor reads, in French. English must have the same keys. */
export const fr = { lang: 'fr' as Lang, ...common, ...site, ...wizard, statement, wheel };

export type Messages = typeof fr;
