import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import type { Application } from 'express';

type Page = Record<string, unknown>;
type Render = (page: Page) => string;
type ViewAt = (file: string) => Render;
type Done = (error: unknown, html?: string) => void;

/**
 * Views are plain functions of `page`: strict code, no `with`, compiled once.
 * Each starts by naming what it takes from `page`.
 */
export function useViews(app: Application, root: string): void {
  const compiled = new Map<string, Render>();
  const viewAt: ViewAt = (file) => {
    let render = compiled.get(file);
    if (render === undefined) {
      render = compile(file, viewAt);
      compiled.set(file, render);
    }
    return render;
  };
  app.engine('ejs', (file: string, data: object, done: Done) => {
    try {
      done(null, viewAt(file)(inherit(null, data)));
    } catch (error) {
      done(error);
    }
  });
  app.set('view engine', 'ejs');
  app.set('views', join(root, 'views'));
}

/** What `unsafePrototypeLocals` gives up, a page without Object's own prototype, is given by `inherit`. */
const OPTIONS = {
  strict: true,
  localsName: 'page',
  rmWhitespace: false,
  unsafePrototypeLocals: true,
};

/**
 * EJS copies all data twice and looks for the file at each include, a hundred times an article. Here a part inherits
 * the data of the view around it, and its file is looked for once.
 */
function compile(file: string, viewAt: ViewAt): Render {
  const source = readFileSync(file, 'utf8').replaceAll('<%- include(', '<%- page.include(');
  const draw = ejs.compile(source, { ...OPTIONS, filename: file });
  const folder = dirname(file);
  return (page) => {
    page['include'] = (name: string, more?: object) =>
      viewAt(join(folder, `${name}.ejs`))(inherit(page, more));
    return draw(page);
  };
}

function inherit(around: Page | null, data: object | undefined): Page {
  return Object.assign(Object.create(around) as Page, data);
}
