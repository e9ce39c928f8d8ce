import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import express from 'express';
import type { Application } from 'express';
import { STATIC, staticPath } from '../paths.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Files that are made when the site starts, by their path as if they lay in public/. */
export type MadeFiles = Readonly<Record<string, string>>;

/** Serves public/, and what was made, under an address that changes with its content: browsers may keep it for good. */
export function useStaticFiles(app: Application, root: string, made: MadeFiles): void {
  const folder = join(root, 'public');
  const version = versionOf(folder, made);
  const base = staticPath(version, '');
  app.use(base, express.static(folder, { immutable: true, maxAge: YEAR_MS, index: false, redirect: false }));
  for (const [file, text] of Object.entries(made))
    app.get(base + file, (_req, res) => {
      res
        .set('Cache-Control', `public, max-age=${YEAR_MS / 1000}, immutable`)
        .type(extname(file))
        .send(text);
    });
  app.use(STATIC, (_req, res) => {
    res.status(404).type('text/plain').send('');
  });
  app.locals['staticPath'] = (file: string) => staticPath(version, file);
}

function versionOf(folder: string, made: MadeFiles): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(readFileSync(file));
  for (const text of Object.values(made)) hash.update(text);
  return hash.digest('base64url').slice(0, 12);
}
