import type { Token } from 'markdown-it';

/** The words of a piece of Markdown, without its marks. */
export function textOf({ children }: Token): string {
  const words = (children ?? []).filter(({ type }) => type !== 'html_inline');
  return words.map(({ type, content }) => (type.endsWith('break') ? ' ' : content)).join('');
}

/** The first line of it, from 1. */
export function lineOf({ map }: Token): number {
  return (map?.[0] ?? 0) + 1;
}
