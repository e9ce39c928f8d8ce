export type PageLink =
  | { readonly kind: 'page'; readonly number: number; readonly current: boolean; readonly path: string }
  | { readonly kind: 'gap' };

const AROUND = 2;

/** From 1: the first, the last and those around the open page; a gap leaves out two at least. Empty for a single page. */
export function pageLinks(
  page: number,
  pages: number,
  pathOf: (page: number) => string,
): readonly PageLink[] {
  if (pages <= 1) return [];
  const shown = [page - AROUND, page + AROUND].map((edge) => Math.min(Math.max(edge, 1), pages));
  const [from = 1, to = pages] = shown;
  const link = (number: number): PageLink => ({
    kind: 'page',
    number,
    current: number === page,
    path: pathOf(number),
  });
  return [...before(from, link), ...range(from, to).map(link), ...after(to, pages, link)];
}

function before(from: number, link: (number: number) => PageLink): readonly PageLink[] {
  if (from <= 3) return range(1, from - 1).map(link);
  return [link(1), { kind: 'gap' }];
}

function after(to: number, pages: number, link: (number: number) => PageLink): readonly PageLink[] {
  if (to >= pages - 2) return range(to + 1, pages).map(link);
  return [{ kind: 'gap' }, link(pages)];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => from + index);
}
