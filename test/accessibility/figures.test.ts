import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/web/root.ts';

describe('the captions of pictures (RGAA 1.9)', () => {
  it('are the name of their figure, in every view', () => {
    const views = join(PROJECT_ROOT, 'views');
    const figures = readdirSync(views, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ejs'))
      .flatMap((path) => readFileSync(join(views, path), 'utf8').match(/<figure[^]*?<\/figure>/g) ?? []);
    const captioned = figures.filter((each) => each.includes('<figcaption'));
    expect(captioned.length).to.be.greaterThan(0);
    for (const figure of captioned) {
      const [, caption = ''] = /<figcaption><%= (.+?) %>/.exec(figure) ?? [];
      expect(figure).to.include(`<figure role="figure" aria-label="<%= ${caption} %>"`);
    }
  });
});
