import type { TestSite } from '../../support/app.ts';

/** The site as it would be if it did not remember which questions were answered. */
export function forgetsWhoAsked({ sqlite }: TestSite): void {
  sqlite.exec('create trigger forget after insert on captcha_used begin delete from captcha_used; end');
}
