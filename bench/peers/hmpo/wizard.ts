import { createRequire } from 'node:module';
import { join } from 'node:path';
import session from 'express-session';
import type { RequestHandler } from 'express';
import { openPeerDatabase, serve } from '../peer.ts';
import { SqliteSessions } from './sqlite-sessions.ts';

const STEP_FIELDS = 12;
const STATES = ['none', 'secondary', 'priority'];

type Step = Readonly<Record<string, unknown>>;
type Wizard = (
  steps: Readonly<Record<string, Step>>,
  fields: Readonly<Record<string, Step>>,
  options: Step,
) => RequestHandler;

/** A form wizard of the public service: three steps, a session in SQLite (NORMAL), its token against forged posts. */
const require = createRequire(import.meta.url);
const express = require('express') as typeof import('express');
const cookieParser = require('cookie-parser') as () => RequestHandler;
const wizard = require('hmpo-form-wizard') as Wizard;

const sectors = Array.from({ length: STEP_FIELDS }, (_, index) => `sector-${index + 1}`);
const steps = {
  '/one': { entryPoint: true, fields: ['brand'], next: 'two', template: 'step' },
  '/two': { fields: sectors, next: 'three', template: 'step' },
  '/three': { template: 'step' },
};
const choice = { validate: ['required', { type: 'equal', arguments: STATES }] };
const fields = {
  brand: { validate: 'required' },
  ...Object.fromEntries(sectors.map((name) => [name, choice])),
};

const app = express();
app.set('view engine', 'ejs');
app.set('views', join(import.meta.dirname, 'views'));
app.enable('view cache');
app.use(cookieParser());
app.use(
  session({
    secret: 'bench',
    store: new SqliteSessions(openPeerDatabase('peer-sessions.sqlite', 'NORMAL')),
    resave: false,
    saveUninitialized: false,
  }),
);
app.use(express.urlencoded({ extended: false }));
app.use(wizard(steps, fields, { name: 'bench', templatePath: '' }));
serve((port, host) => app.listen(port, host));
