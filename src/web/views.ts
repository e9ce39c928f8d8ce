import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Application } from 'express';

type Render = (data: object) => string;
type Done = (error: unknown, html?: string) => void;

/**
 * Views are plain functions of `page`: strict code, no `with`, compiled once.
 * Each starts by naming what it takes from `page`.
 */
export function useViews(app: Application, root: string): void {
  const compiled = new Map<string, Render>();
  app.engine('ejs', (file: string, data: object, done: Done) => {
    try {
      let render = compiled.get(file);
      if (render === undefined) {
        render = compile(file);
        compiled.set(file, render);
      }
      done(null, render(data));
    } catch (error) {
      done(error);
    }
  });
  app.set('view engine', 'ejs');
  app.set('views', join(root, 'views'));
}

function compile(file: string): Render {
  return ejs.compile(readFileSync(file, 'utf8'), {
    filename: file,
    strict: true,
    localsName: 'page',
    rmWhitespace: false,
    cache: true,
  });
}
