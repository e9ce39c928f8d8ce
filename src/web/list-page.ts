import type { PageLink } from './page-links.ts';
import { pageLinks } from './page-links.ts';

export const PER_PAGE = 20;
/** A list that its only reader can lengthen without end stops here, with its newest rows. */
const MOST_PAGES = 100;
export const MOST_LISTED = PER_PAGE * MOST_PAGES;

const PAGE_NUMBER = /^[1-9]\d{0,5}$/;

export interface ListPage {
  readonly page: number;
  readonly pages: number;
  readonly skip: number;
}

/** The page of `?page=`, from 1; 1 when there is none or it is no number. */
export function pageAsked({ page }: Readonly<Record<string, unknown>>): number {
  return typeof page === 'string' && PAGE_NUMBER.test(page) ? Number(page) : 1;
}

export function listPage(asked: number, count: number): ListPage {
  const pages = Math.max(Math.ceil(count / PER_PAGE), 1);
  const page = Math.min(asked, pages);
  return { page, pages, skip: (page - 1) * PER_PAGE };
}

export function listLinks({ page, pages }: ListPage, path: string, part = ''): readonly PageLink[] {
  return pageLinks(page, pages, (number) => pathOfPage(path, number) + part);
}

export function pathOfPage(path: string, page: number): string {
  return page === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${page}`;
}
