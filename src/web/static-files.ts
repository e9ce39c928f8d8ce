import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join, sep } from 'node:path';
import express from 'express';
import type { Application, RequestHandler, Response } from 'express';
import { SHEET, bundleStyles } from './styles.ts';
import type { Sheet } from './styles.ts';
import { staticPath } from '../addresses/links.ts';
import { STATIC } from '../addresses/pages.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
export const KEPT_FOR_GOOD = `public, max-age=${YEAR_MS / 1000}, immutable`;

type MadeFiles = Readonly<Record<string, string>>;

/** Addresses change with the content, so that browsers may keep files for good. All style sheets are also one file: SHEET. */
export function useStaticFiles(app: Application, root: string, given: MadeFiles): void {
  const folder = join(root, 'public');
  const { made, version } = withSheet(folder, given);
  const base = `${STATIC}/${version}/`;
  const settings = {
    immutable: true,
    maxAge: YEAR_MS,
    index: false,
    redirect: false,
    setHeaders: nameLetters,
  };
  app.use(base, express.static(folder, settings));
  for (const [file, text] of Object.entries(made))
    app.get(base + file, (_req, res) => {
      res.set('Cache-Control', KEPT_FOR_GOOD).type(extname(file)).send(text);
    });
  app.use(STATIC, (_req, res) => {
    res.status(404).set('Cache-Control', 'no-store').type('text/plain').send('');
  });
  app.locals['staticPath'] = (file: string) => staticPath(version, file);
  app.locals['sheetPath'] = staticPath(version, SHEET);
  app.use(announcing(version));
}

interface Edition {
  readonly made: MadeFiles;
  readonly version: string;
}

/** By folder and what is made: a process reads and tightens them once, however many sites it opens. */
const editions = new Map<string, Edition>();

function withSheet(folder: string, given: MadeFiles): Edition {
  const key = JSON.stringify([folder, given]);
  let edition = editions.get(key);
  if (edition === undefined) {
    const made = { ...given, [SHEET]: bundleStyles([...lyingSheets(folder), ...madeSheets(given)]) };
    edition = { made, version: versionOf(folder, made) };
    editions.set(key, edition);
  }
  return edition;
}

function nameLetters(res: Response, path: string): void {
  if (extname(path) === '.svg') res.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
}

/** A proxy can send the sheet ahead by this header. The fonts are left out: they would compete with it. */
function announcing(version: string): RequestHandler {
  const link = `<${staticPath(version, SHEET)}>; rel=preload; as=style`;
  return (_req, res, next) => {
    const render = res.render.bind(res);
    res.render = (...page: unknown[]) => {
      res.set('Link', link);
      Reflect.apply(render, undefined, page);
    };
    next();
  };
}

function lyingSheets(folder: string): readonly Sheet[] {
  const styles = join(folder, 'styles');
  return readdirSync(styles, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({
      name: file.slice(0, -'.css'.length).replaceAll(sep, '/'),
      text: readFileSync(join(styles, file), 'utf8'),
    }));
}

function madeSheets(made: MadeFiles): readonly Sheet[] {
  return Object.entries(made)
    .filter(([file]) => file.endsWith('.css'))
    .map(([file, text]) => ({ name: basename(file, '.css'), text }));
}

function versionOf(folder: string, made: MadeFiles): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(readFileSync(file));
  for (const text of Object.values(made)) hash.update(text);
  return hash.digest('base64url').slice(0, 12);
}
