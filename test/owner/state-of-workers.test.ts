import { expect } from 'chai';
import { fr } from '../../src/i18n/fr.ts';
import { Browser } from '../support/browser.ts';
import { Installation, run } from '../support/installation.ts';
import { PASSWORD, signIn } from '../support/moderators.ts';

describe('the state of a site in its own processes', function () {
  this.timeout(300_000);

  for (const workers of ['1', '3'])
    it(`is the same whoever answers (${workers})`, async () => {
      const installation = new Installation();
      try {
        const env = { DATA_DIR: installation.dataDir, MODERATOR_PASSWORD: PASSWORD };
        await run('src/commands/moderator.ts', ['add', 'Camille', '--new'], env);
        const { url } = await installation.start({ WORKERS: workers });
        const owner = new Browser(url);
        await signIn(owner);
        const pages = await Promise.all(Array.from({ length: 6 }, () => owner.get('/fr/moderation/etat')));
        const since = pages.map((page) => page.$('dl').last().text().replace(/\s+/g, ' '));
        expect(new Set(since).size).to.equal(1);
        expect(since[0])
          .to.include('En marche depuis')
          .and.match(new RegExp(`Processus *${workers} *$`));
        for (const page of pages) expect(page.$('main').text()).not.to.include(fr.state.unknown);
      } finally {
        await installation.remove();
      }
    });
});
