import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import { freshFolder } from '../support/folder.ts';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import { linkPath, saveStrategy } from '../support/builders.ts';

describe('the PDF of a strategy, in another program', () => {
  let site: TestSite;
  let folder: string;
  before(async () => {
    site = await openSite();
    folder = freshFolder('pdf');
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  const poppler = (tool: string, ...words: readonly string[]): string =>
    execFileSync(tool, words, { encoding: 'utf8', cwd: folder });

  it('is one tagged page of A4 whose words can be copied', async () => {
    const brand = '🦊 Renard & Fils';
    const owner = await saveStrategy(new Browser(site.app), {
      diagnosis: { brand, gene: 'Né ici → partout' },
    });
    const read = linkPath(owner, 'read-link');
    const answer = await request(site.app).get(`${read}/roue.pdf`).buffer(true).responseType('blob');
    writeFileSync(join(folder, 'one.pdf'), answer.body as Buffer);
    const info = poppler('pdfinfo', 'one.pdf');
    expect(info).to.match(/^Tagged:\s+yes$/m);
    expect(info).to.match(/^Pages:\s+1$/m);
    expect(info).to.match(/^Page size:.*\(A4\)$/m);
    expect(info).to.include(`${brand} — notre choix`);
    expect(poppler('pdfinfo', '-struct', 'one.pdf')).to.match(/^Document\n {2}H1/m);
    const data = JSON.parse((await request(site.app).get(`${read}/roue.json`)).text) as {
      statement: readonly string[];
    };
    const words = poppler('pdftotext', '-raw', 'one.pdf', '-').replace(/\s+/g, '');
    // The brand, the date and the plans are told elsewhere on the page, in a form of their own.
    for (const line of data.statement.slice(1, -1)) expect(words).to.include(line.replace(/\s+/g, ''));
    expect(poppler('pdffonts', 'one.pdf')).to.match(
      /\+BricolageGrotesque-ExtraBold +CID TrueType.+ yes +yes +yes /,
    );
    expect(poppler('pdffonts', 'one.pdf')).not.to.match(/ no +(yes|no) +(yes|no) /);
  });
});
