import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ejs from 'ejs';
import type { Application } from 'express';

type Page = Record<string, unknown>;
type Render = (page: Page) => string;
type Done = (error: unknown, html?: string) => void;

/** Views are strict functions of `page`; each begins by naming what it takes. */
export function useViews(app: Application, root: string): void {
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

/** Like a module, a view is compiled once in a process. */
const compiled = new Map<string, Render>();

function viewAt(file: string): Render {
  let render = compiled.get(file);
  if (render === undefined) {
    render = compile(file);
    compiled.set(file, render);
  }
  return render;
}

/** Safe in spite of its name: `inherit` makes pages without Object's prototype, which is what EJS guards against. */
const OPTIONS = {
  strict: true,
  localsName: 'page',
  rmWhitespace: false,
  unsafePrototypeLocals: true,
};

/** EJS would copy all data and look for the file at each include, a hundred times an article. Here parts inherit the data. */
function compile(file: string): Render {
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
