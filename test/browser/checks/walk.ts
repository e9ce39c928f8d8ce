import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page, Response } from 'playwright-core';
import { crowdOf, publish } from '../../observatory/builders.ts';
import { openBrowsedSite } from '../../support/chromium.ts';
import type { BrowsedSite } from '../../support/chromium.ts';
import { WORDS } from '../../support/discussion.ts';
import { FOLLOWED_WORDS } from '../../support/follow-up-stops.ts';
import { labelFindings } from './wheel.ts';
import { CHOICES, TYPED } from '../../support/tour.ts';
import { DISCUSSED, visits } from '../../support/visits.ts';
import { axLines } from './ax.ts';
import { colourFindings, forcedColourFindings } from './colour.ts';
import { keyboardFindings, orderFindings, ringFindings } from './focus.ts';
import { formFindings } from './forms.ts';
import {
  doubledFindings,
  motionFindings,
  overflowFindings,
  spacedFindings,
  targetFindings,
} from './layout.ts';
import { openEyes } from './look.ts';
import type { Finding } from './look.ts';
import { structureFindings } from './structure.ts';
import { axeFindings, htmlValidateFindings, htmlcsFindings, layDown } from './tools.ts';
import { sentencesOf, wordFindings } from './words.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { pathTo } from '../../../src/addresses/links.ts';
import { pageAt } from '../../../src/addresses/match.ts';
import type { PageName } from '../../../src/addresses/pages.ts';
import { wheelOf } from '../../support/method.ts';

export const WIDTHS = [360, 768, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;
/** WCAG 1.4.4 asks for letters at 200 %, not on top of a zoom. */
const WIDE_ENOUGH = 768;
const WIDE = { width: 1280, height: 900 };
/** WCAG 1.4.10: a window of 1280 by 1024 at 400 %. */
const SMALLEST = { width: 320, height: 256 };
const OWN_WORDS = [
  ...TYPED,
  ...DISCUSSED,
  ...Object.values(WORDS),
  ...Object.values(FOLLOWED_WORDS),
  'Bruno',
  'Camille',
  'Chloé',
  'Anne Martin',
];
/** While mending one page: the stops to look at, as a pattern. */
const ONLY = new RegExp(process.env['STOPS'] ?? '');
const PICTURES = process.env['PICTURES'] ?? 'few';
const PALETTES = {
  light: { colorScheme: 'light', forcedColors: 'none', media: 'screen' },
  dark: { colorScheme: 'dark', forcedColors: 'none', media: 'screen' },
  forced: { colorScheme: 'light', forcedColors: 'active', media: 'screen' },
  print: { colorScheme: 'light', forcedColors: 'none', media: 'print' },
} as const;
const FEW: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['1280 light'],
  en: ['360 dark'],
};
const JPEG = { type: 'jpeg', quality: 45, fullPage: true } as const;

/** One page as it was met. */
export interface Stop {
  readonly name: string;
  readonly lang: Lang;
  readonly page: PageName | undefined;
  readonly title: string;
  /** As the server sent it. */
  readonly html: string;
  readonly status: number;
  readonly findings: readonly Finding[];
  readonly undecided: readonly Finding[];
  readonly ax: readonly string[];
  readonly sentences: readonly string[];
  /** What it tells screen readers by itself, after an act. */
  readonly said: string;
}

/** Meets every page of the site in one language, with scripts off, and looks at each in every way. */
export async function walk(lang: Lang): Promise<readonly Stop[]> {
  const browsed = await openBrowsedSite();
  try {
    await crowdOf(browsed.site, 120, [
      wheelOf({ ...CHOICES, sell: 'secondary' }),
      wheelOf({ sell: 'priority' }),
      wheelOf({ listen: 'priority', answer: 'priority' }),
      wheelOf({ listen: 'priority', answer: 'secondary' }),
      wheelOf({ listen: 'priority' }),
      wheelOf({ answer: 'priority', teach: 'secondary' }),
    ]);
    await publish(browsed.site);
    const walker = await Walker.start(browsed, lang);
    const stops: Stop[] = [];
    for await (const name of visits(browsed, walker.page, lang))
      if (ONLY.test(name)) stops.push(await walker.look(name));
    return stops;
  } finally {
    await browsed.close();
  }
}

class Walker {
  readonly page: Page;
  readonly #lang: Lang;
  /** Where a copy of the page is shown to the tools that are scripts themselves. */
  readonly #copy: Page;
  readonly #session: CDPSession;
  #sent = { html: '', status: 0 };
  #answer: Response | undefined;

  static async start(browsed: BrowsedSite, lang: Lang): Promise<Walker> {
    const page = await browsed.newPage({ viewport: WIDE });
    const copy = await browsed.newPage({ viewport: WIDE, javaScriptEnabled: true, bypassCSP: true });
    const session = await page.context().newCDPSession(page);
    // What is written into a page of the site finds the style sheet there, and the tools that were loaded before.
    await copy.goto(pathTo('home', lang, {}));
    return new Walker(lang, page, copy, session);
  }

  private constructor(lang: Lang, page: Page, copy: Page, session: CDPSession) {
    this.#lang = lang;
    this.page = page;
    this.#copy = copy;
    this.#session = session;
    page.on('response', (answer) => {
      if (!answer.request().isNavigationRequest() || answer.status() === 303) return;
      this.#answer = answer;
    });
  }

  async look(name: string): Promise<Stop> {
    await this.page.waitForLoadState('load');
    this.#sent = { html: (await this.#answer?.text()) ?? '', status: this.#answer?.status() ?? 0 };
    await openEyes(this.page);
    const ax = await axLines(this.#session);
    const standing = await this.#asItStands();
    const { violations, undecided } = await this.#tools();
    const findings = [
      ...violations,
      ...standing,
      ...(await this.#byWidth(name)),
      ...(await this.#byScheme()),
      ...(await this.#byKeyboard()),
    ];
    const { html, status } = this.#sent;
    return {
      name,
      lang: this.#lang,
      page: pageAt(new URL(this.page.url()).pathname),
      title: await this.page.title(),
      html,
      status,
      findings,
      undecided,
      ax,
      sentences: await sentencesOf(this.page),
      said: (await this.page.locator('main [role="status"]').allTextContents()).join(' ').trim(),
    };
  }

  async #asItStands(): Promise<readonly Finding[]> {
    return [
      ...(await formFindings(this.page)),
      ...(await structureFindings(this.page)),
      ...(await wordFindings(this.page, OWN_WORDS)),
      ...(await motionFindings(this.page)),
      ...(await labelFindings(this.page)),
      ...(await htmlValidateFindings(this.#sent.html)),
    ];
  }

  async #tools(): Promise<{ violations: readonly Finding[]; undecided: readonly Finding[] }> {
    await this.#copy.emulateMedia({ colorScheme: 'light' });
    await this.#copy.setContent(this.#sent.html);
    await openEyes(this.#copy);
    await layDown(this.#copy);
    const light = await axeFindings(this.#copy);
    const sniffed = await htmlcsFindings(this.#copy);
    await this.#copy.emulateMedia({ colorScheme: 'dark' });
    const dark = await axeFindings(this.#copy, 'colours');
    return {
      violations: [...light.violations, ...dark.violations, ...sniffed],
      undecided: [...light.undecided, ...dark.undecided],
    };
  }

  async #byWidth(name: string): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    await this.page.setViewportSize(SMALLEST);
    found.push(...at('320 × 256', await overflowFindings(this.page)));
    found.push(...at('320', await spacedFindings(this.page), await labelFindings(this.page)));
    for (const width of WIDTHS) {
      await this.page.setViewportSize({ width, height: 900 });
      const wide = [overflowFindings, targetFindings, orderFindings];
      for (const check of wide) found.push(...at(String(width), await check(this.page)));
      if (width >= WIDE_ENOUGH)
        found.push(...at(String(width), await doubledFindings(this.page, this.#session)));
      await this.#keepPictures(name, width);
    }
    return found;
  }

  async #byScheme(): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    for (const colorScheme of SCHEMES) {
      await this.page.emulateMedia({ colorScheme });
      found.push(...at(colorScheme, await colourFindings(this.page), await ringFindings(this.page)));
    }
    await this.page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    found.push(...at('forced', await forcedColourFindings(this.page), await ringFindings(this.page)));
    await this.page.emulateMedia({ forcedColors: 'none' });
    return found;
  }

  /** By keyboard on a wide screen in one language, on a telephone in the other. */
  async #byKeyboard(): Promise<readonly Finding[]> {
    const width = this.#lang === 'fr' ? 1280 : 360;
    await this.page.setViewportSize({ width, height: 900 });
    const found = at(String(width), await keyboardFindings(this.page, this.#session));
    await this.page.setViewportSize(WIDE);
    return found;
  }

  /** For people to look at: kept where SCREENSHOTS says, if it does; PICTURES=all keeps every width in every palette. */
  async #keepPictures(name: string, width: number): Promise<void> {
    const folder = process.env['SCREENSHOTS'];
    if (folder === undefined || folder === '') return;
    mkdirSync(folder, { recursive: true });
    for (const { palette, media } of picturesOf(this.#lang, width)) {
      const file = `${name.replace(/\W+/g, '-')}.${this.#lang}.${width}.${palette}.jpg`;
      await this.page.emulateMedia(media);
      await this.page.screenshot({ ...JPEG, path: join(folder, file) });
    }
    await this.page.emulateMedia(PALETTES.light);
  }
}

/** A picture of a page costs more than any check of it: unless all are asked for, the languages share widths and palettes. */
function picturesOf(lang: Lang, width: number) {
  const palettes = (Object.keys(PALETTES) as (keyof typeof PALETTES)[]).filter(
    (palette) => PICTURES === 'all' || FEW[lang].includes(`${width} ${palette}`),
  );
  return palettes.map((palette) => ({ palette, media: PALETTES[palette] }));
}

function at(where: string, ...lists: readonly (readonly Finding[])[]): readonly Finding[] {
  return lists.flat().map(({ rule, at: place }) => ({ rule, at: `${where}: ${place}` }));
}
