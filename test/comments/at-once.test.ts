import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Fields } from '../support/browser.ts';
import { arrive } from '../support/comments.ts';
import {
  FRENCH,
  MINUTE_MS,
  POST_TO,
  commentIn,
  filled,
  idAt,
  openForm,
  standingIn,
  sumAsked,
  tokenOf,
  write,
} from '../support/discussion.ts';
import { onSlowDatabase } from '../support/slow-database.ts';
import { tableIn } from '../support/rows.ts';

describe('forms that arrive at the same instant', () => {
  let site: TestSite;
  let browser: Browser;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(onSlowDatabase(site));
  });
  afterEach(() => site.close());

  /** The statuses of forms that are all under way before the first is answered. */
  const postAtOnce = async (path: string, forms: readonly Fields[]) => {
    const answers = await Promise.all(forms.map((form) => browser.post(path, form)));
    return answers.map(({ status }) => status).sort();
  };

  it('make one comment of one question', async () => {
    const page = await openForm(site, browser);
    const forms = [1, 2, 3].map((index) => ({
      ...standingIn(page),
      ...filled(page, { comment: `Texte n° ${index}` }),
    }));
    const statuses = await postAtOnce(POST_TO.fr, forms);
    expect(statuses).to.deep.equal([303, 422, 422]);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('make one comment of the same words, and lead to it', async () => {
    const page = await openForm(site, browser);
    const form = { ...standingIn(page), ...filled(page) };
    expect(await postAtOnce(POST_TO.fr, [form, form, form])).to.deep.equal([303, 303, 303]);
    expect(await tableIn(site, 'comment')).to.have.length(1);
  });

  it('make one report of one question', async () => {
    const { id } = await arrive(site, { status: 'published' });
    const path = `${FRENCH}/signaler/${id}`;
    const page = await browser.get(path);
    site.time.now += MINUTE_MS;
    const asked = { captcha: String(sumAsked(page)), 'captcha-token': tokenOf(page) };
    const statuses = await postAtOnce(path, [
      { ...asked, reason: 'Ceci.' },
      { ...asked, reason: 'Cela.' },
    ]);
    expect(statuses).to.deep.equal([200, 422]);
    expect(await tableIn(site, 'report')).to.have.length(1);
  });

  it('make one correction of one version', async () => {
    const sent = await write(site);
    const mine = commentIn(await browser.follow(sent), idAt(sent));
    const statuses = await postAtOnce(mine.find('.notice a').attr('href') ?? '', [
      { version: '1', comment: 'Ceci plutôt.' },
      { version: '1', comment: 'Cela plutôt.' },
    ]);
    expect(statuses).to.deep.equal([303, 409]);
    expect((await tableIn(site, 'comment'))[0]?.['version']).to.equal(2);
  });
});
