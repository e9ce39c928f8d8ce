import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { Application } from 'express';
import { STATIC, staticPath } from '../paths.ts';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Serves public/ under an address that changes with its content, so that browsers may keep it for good. */
export function useStaticFiles(app: Application, root: string): void {
  const folder = join(root, 'public');
  const version = versionOf(folder);
  app.use(
    staticPath(version, ''),
    express.static(folder, { immutable: true, maxAge: YEAR_MS, index: false, redirect: false }),
  );
  app.use(STATIC, (_req, res) => {
    res.status(404).type('text/plain').send('');
  });
  app.locals['staticPath'] = (file: string) => staticPath(version, file);
}

function versionOf(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest('base64url').slice(0, 12);
}
