import type { TestSite } from '../../support/app.ts';

/**
 * Notes every statement that the site runs, in order: `take` gives those since the last time. To be asked for before the
 * site has prepared the ones that matter.
 */
export function noteQueries({ sqlite }: TestSite): { readonly take: () => readonly string[] } {
  let noted: string[] = [];
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((query: string) => {
    const statement = prepare(query);
    const [all, run] = [statement.all.bind(statement), statement.run.bind(statement)];
    statement.all = (...values: unknown[]) => {
      noted.push(query);
      return all(...values);
    };
    statement.run = (...values: unknown[]) => {
      noted.push(query);
      return run(...values);
    };
    return statement;
  }) as typeof sqlite.prepare;
  return {
    take() {
      const taken = noted;
      noted = [];
      return taken;
    },
  };
}
