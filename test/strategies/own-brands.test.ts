import { expect } from 'chai';
import { openSite } from '../support/app.ts';
import type { TestSite } from '../support/app.ts';
import { Browser } from '../support/browser.ts';
import type { Answer, Fields } from '../support/browser.ts';
import { linkPath, walkToReview } from '../support/builders.ts';
import { ARCHETYPES } from '../diagnosis/archetypes.ts';
import { CLAUSES } from '../../src/strategies/clauses.ts';
import { PLAN_FIELDS } from '../../src/strategies/plan.ts';
import { ARCHETYPE_BRANDS, TRIAL_BRANDS } from './own-brands.ts';
import type { OwnBrand } from './own-brands.ts';

/** As many words in a row, alike in the texts of two brands, are taken for a shared text. */
const SHARED_RUN = 5;
/** The canned opening of a roadmap, which no first move of one's own stands beside. */
const CANNED = /Prendre les deux mesures|Lancer l’approche|Take the two baseline|Start the “/;

describe('Brands that say it in their own words', () => {
  let site: TestSite;
  before(async () => (site = await openSite()));
  after(() => site.close());

  /** Walks the form, and answers the page that the read link shows. */
  const pageOf = async (fields: Fields, marks: Fields, review: Fields): Promise<Answer> => {
    const browser = new Browser(site.app);
    const owner = await browser.submit(await walkToReview(browser, fields, marks), 'save', review);
    return new Browser(site.app).get(linkPath(await browser.follow(owner), 'read-link'));
  };

  const expectFiles = async (page: Answer, words: OwnBrand['words']) => {
    const visitor = new Browser(site.app);
    const files = filesOf(page);
    expect(files).to.have.length.of.at.least(5);
    for (const path of files) {
      const file = await visitor.get(path);
      expect(file.status, path).to.equal(200);
      if (path.endsWith('.json'))
        for (const text of Object.values(words)) expect(file.html).to.include(JSON.stringify(text));
    }
  };

  it('share no text among the clauses, the plans and the first month, though they choose alike', async () => {
    const alike = TRIAL_BRANDS.map((each) => ({
      ...each,
      ...SAME_CHOICE,
      plan: firstPlanAs(each, 'listen'),
    }));
    for (const brands of [TRIAL_BRANDS, alike]) {
      const texts = await Promise.all(
        brands.map(async (each) => ownTextsIn(await pageOf(...fieldsOf(each)))),
      );
      for (const [index, one] of texts.entries()) {
        expect(one, brands[index]?.brand).to.have.length.of.at.least(7);
        for (const text of one) expect(text).not.to.match(CANNED);
        for (const other of texts.slice(index + 1))
          expect(runsOf(one).filter((run) => runsOf(other).includes(run))).to.deep.equal([]);
      }
    }
  });

  for (const [name, brand, start, assets, gene, choice, refusal, first] of ARCHETYPE_BRANDS)
    it(`carry their words through every page and file: ${brand}`, async () => {
      const archetype = ARCHETYPES.find((each) => each.name === name);
      expect(archetype, name).to.not.equal(undefined);
      const { answers = {}, priority = [], secondary = [] } = archetype ?? {};
      const words = { start, assets, gene, choice, refusal };
      const marked = [...priority, ...secondary];
      const page = await pageOf(
        { brand, rival: 'Rivalo', ...asFields(answers) },
        { ...marks(priority, 'priority'), ...marks(secondary, 'secondary') },
        {
          ...Object.fromEntries(CLAUSES.map((clause) => [`words-${clause}`, words[clause]])),
          [`first-${priority[0] ?? ''}`]: first,
          refusal: (['recruit', 'sell', 'entertain'] as const)
            .filter((key) => !marked.includes(key))
            .slice(0, 1),
        },
      );
      for (const clause of CLAUSES)
        expect(page.$(`[data-clause=${clause}]`).text(), clause).to.equal(words[clause]);
      expect(page.$('.roadmap').text()).to.include(first);
      await expectFiles(page, words);
    });

  for (const each of TRIAL_BRANDS)
    it(`carry their words through every page and file: ${each.brand}`, async () => {
      const page = await pageOf(...fieldsOf(each));
      for (const clause of CLAUSES)
        expect(page.$(`[data-clause=${clause}]`).text(), clause).to.equal(each.words[clause]);
      await expectFiles(page, each.words);
    });
});

const SAME_CHOICE = {
  answers: { distrust: 3, unanswered: 2, 'rich-story': 2 },
  priority: ['listen'],
  secondary: ['answer'],
  refusals: ['sell'],
} as const;

function firstPlanAs({ plan }: OwnBrand, key: 'listen'): OwnBrand['plan'] {
  const [first] = Object.values(plan);
  return first === undefined ? {} : { [key]: first };
}

function fieldsOf(each: OwnBrand): [Fields, Fields, Fields] {
  const plans = Object.entries(each.plan).flatMap(([key, plan]) =>
    PLAN_FIELDS.map((field) => [`${field}-${key}`, plan?.[field] ?? ''] as const),
  );
  return [
    { brand: each.brand, rival: each.rival, ...asFields(each.answers) },
    { ...marks(each.priority, 'priority'), ...marks(each.secondary, 'secondary') },
    {
      ...Object.fromEntries(CLAUSES.map((clause) => [`words-${clause}`, each.words[clause]])),
      ...Object.fromEntries(plans),
      refusal: each.refusals,
    },
  ];
}

function asFields(answers: Readonly<Record<string, number | null>>): Fields {
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [key, String(answer ?? 'unknown')]),
  );
}

function marks(keys: readonly string[], state: string): Fields {
  return Object.fromEntries(keys.map((key) => [key, state]));
}

/** The clauses, the plans line by line, and what the first thirty days say. */
function ownTextsIn({ $ }: Answer): readonly string[] {
  const parts = $('[data-clause], dl[data-plan] dd[dir=auto], .phases > li:first-child > ul > li');
  return parts.map((_, each) => $(each).text().trim()).get();
}

function runsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.slice(SHARED_RUN - 1).map((_, index) => words.slice(index, index + SHARED_RUN).join(' '));
  });
}

function filesOf({ $ }: Answer): readonly string[] {
  const links = $('.link-list a').map((_, each) => $(each).attr('href') ?? '');
  return links.get().filter((href) => /\.(?:pdf|png|svg|json|ics)$/.test(href));
}
