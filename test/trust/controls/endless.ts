import type { TestSite } from '../../support/app.ts';

/** The site as it would be if it drew all that a list holds: to be asked for before a list was read. */
export function drawsAll({ sqlite }: TestSite): void {
  const prepare = sqlite.prepare.bind(sqlite);
  // Less than nothing is no limit; what was bound still is.
  sqlite.prepare = (query: string) =>
    prepare(
      query.replace(
        / limit \?( offset \?)?/,
        (_limit, offset?: string) => ` limit 0 * ? - 1${offset === undefined ? '' : ' offset 0 * ?'}`,
      ),
    );
}
