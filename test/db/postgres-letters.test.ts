import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { MAILING } from '../support/discussion.ts';
import { alsoAfterInsert } from '../support/trigger.ts';

const MOST = 10;

describe('letters that one home asks for at one moment', () => {
  it('are taken up to its share, though the database takes its time over each', async () => {
    const site = await openSite(MAILING);
    try {
      await alsoAfterInsert(site, 'link_mail_quota', 'perform pg_sleep(0.15)');
      const answers = await Promise.all(
        Array.from({ length: MOST + 1 }, (_, index) =>
          new Browser(site.app).post('/fr/mes-liens', { email: `c${index}@exemple.fr` }),
        ),
      );
      const statuses = answers.map(({ status }) => status).sort((one, other) => one - other);
      expect(statuses).to.deep.equal([...Array.from({ length: MOST }, () => 303), 429]);
    } finally {
      await site.close();
    }
  });
});
