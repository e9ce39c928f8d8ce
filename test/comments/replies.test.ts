import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { FRENCH, commentIn, decideSetting, decideStatus, idAt, write } from '../support/discussion.ts';
import { expectRefused } from '../support/invalid-form.ts';
import { tableIn } from '../support/rows.ts';

describe('answering a comment', () => {
  let site: TestSite;
  let browser: Browser;
  let root: string;
  beforeEach(async () => {
    site = await openSite();
    browser = new Browser(site.app);
    root = idAt(await write(site));
    await decideStatus(site, root, 'published');
  });
  afterEach(() => site.close());

  const answer = (to: string, fields = {}) =>
    write(
      site,
      { comment: 'Une réponse.', email: 'b@example.org', ...fields },
      { path: `${FRENCH}?repondre=${to}` },
    );

  it('is a link of that comment to the form, which says whom it answers', async () => {
    const page = await browser.get(FRENCH);
    const link = commentIn(page, root).find('a[href*="repondre="]');
    expect(link.attr('href')).to.equal(`?repondre=${root}#comment-form`);
    expect(link.attr('aria-label')).to.equal('Répondre à Anne Martin');
    const form = await browser.get(FRENCH + (link.attr('href') ?? ''));
    expect(form.$('#comment-form').text()).to.include('Vous répondez à Anne Martin.');
    expect(form.$('#comment-form input[name="parent"]').attr('value')).to.equal(root);
    expect(form.$('meta[name="robots"]').attr('content')).to.equal('noindex');
  });

  it('puts the answer under it, and an answer to an answer into the same thread', async () => {
    const first = idAt(await answer(root));
    await decideStatus(site, first, 'published');
    const second = idAt(await answer(first, { comment: 'À mon tour.' }));
    await decideStatus(site, second, 'published');
    const page = await browser.get(FRENCH);
    const replies = page
      .$('.replies article')
      .map((_, each) => page.$(each).attr('id'))
      .get();
    expect(replies).to.deep.equal([`commentaire-${first}`, `commentaire-${second}`]);
    expect(page.$('.replies .replies')).to.have.length(0);
    expect(page.$('#commentaires').text()).to.equal('3 commentaires');
    expect(commentIn(page, first).find('a[href*="repondre="]')).to.have.length(0);
  });

  it('stays an answer when the form is drawn again', async () => {
    const again = await answer(root, { captcha: '99' });
    expect(again.$('#comment-form input[name="parent"]').attr('value')).to.equal(root);
  });

  it('needs a comment that everybody sees', async () => {
    const pending = idAt(await write(site, { comment: 'Pas encore lu.', email: 'c@example.org' }));
    const elsewhere = '/en/articles/listen-before-you-speak';
    for (const id of [pending, 'unknown', '__proto__', "'--", 'x'.repeat(99)]) {
      const form = await browser.get(`${FRENCH}?repondre=${encodeURIComponent(id)}`);
      expect([form.status, form.$('input[name="parent"]').length], id).to.deep.equal([200, 0]);
      const refused = await write(site, { comment: 'Une réponse.', parent: id });
      expectRefused(refused, ['comment']);
      expect(refused.$('#parent-error').text(), id).to.include('n’est plus là');
    }
    const foreign = await write(site, { parent: root }, { path: elsewhere });
    expectRefused(foreign, ['comment'], 'en');
    expect(await tableIn(site, 'comment')).to.have.length(2);
  });

  it('says that the comment is gone together with whatever else is wrong', async () => {
    const refused = await write(site, { parent: 'unknown', email: 'b@' });
    expectRefused(refused, ['email', 'comment']);
  });

  it('is not offered, nor taken, when the owner wants no answers', async () => {
    await decideSetting(site, 'replies', '');
    expect((await browser.get(FRENCH)).html).not.to.include('repondre=');
    expect((await browser.get(`${FRENCH}?repondre=${root}`)).$('input[name="parent"]')).to.have.length(0);
    expectRefused(await write(site, { comment: 'Une réponse.', parent: root }), ['comment']);
  });
});
