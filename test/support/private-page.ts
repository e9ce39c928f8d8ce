import { expect } from 'chai';
import type { Answer } from './browser.ts';

/** What every page under a key, and every page of a draft, tells browsers, caches and search engines. */
export function expectPrivate({ headers }: Answer): void {
  expect(headers['cache-control']).to.include('no-store');
  expect(headers['referrer-policy']).to.equal('same-origin');
  expect(headers['x-robots-tag']).to.equal('noindex, nofollow');
  expect(headers['content-security-policy'])
    .to.include("default-src 'none'")
    .and.not.to.include('script-src');
}
