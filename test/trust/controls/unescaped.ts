import { readFileSync } from 'node:fs';
import ejs from 'ejs';
import type { Express } from 'express';

/** The views as they would be if nobody escaped what was typed. */
export function leaveUnescaped(app: Express): void {
  app.engine('ejs', (file: string, data: object, done: (error: unknown, html?: string) => void) => {
    try {
      done(null, ejs.render(readFileSync(file, 'utf8'), data, optionsFor(file)));
    } catch (error) {
      done(error);
    }
  });
}

function optionsFor(filename: string) {
  return {
    filename,
    strict: true,
    localsName: 'page',
    escape: (value?: string | number) => String(value ?? ''),
  };
}

/** A file as it would be if nobody escaped what was typed. */
export function withoutEscapes(text: string): string {
  return text
    .replaceAll(/&(?:lt|#60);/g, '<')
    .replaceAll(/&(?:gt|#62);/g, '>')
    .replaceAll(/&(?:quot|#34);/g, '"')
    .replaceAll(/&#(?:39|x27);/g, "'");
}
