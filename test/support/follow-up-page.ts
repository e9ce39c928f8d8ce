import { Browser } from './browser.ts';
import type { Answer, Fields } from './browser.ts';
import { linkPath, saveStrategy } from './builders.ts';
import type { TestSite } from './app.ts';

/** A saved strategy, as its owner follows it. */
export interface FollowedStrategy {
  readonly browser: Browser;
  readonly owner: Answer;
  readonly edit: string;
  /** The follow-up page in French, and in English. */
  readonly fr: string;
  readonly en: string;
}

export async function followStrategy(
  site: TestSite,
  { approaches = { listen: 'priority' }, ...steps }: Record<string, Fields> = {},
): Promise<FollowedStrategy> {
  const browser = new Browser(site.app);
  const owner = await saveStrategy(browser, { approaches, ...steps });
  const edit = linkPath(owner, 'edit-link');
  return { browser, owner, edit, fr: `${edit}/suivi`, en: `${edit.replace('/fr/', '/en/')}/follow-up` };
}

/** The words of the first link of an error summary, and where it leads. */
export function errorsOn({ $ }: Answer): readonly (readonly [string, string])[] {
  return $('.error-summary a')
    .toArray()
    .map((each) => [$(each).attr('href') ?? '', $(each).text()] as const);
}

/** The address of a link without its fragment, as a browser asks for it. */
export function hrefOf({ $ }: Answer, selector: string): string {
  return ($(selector).first().attr('href') ?? '').replace(/#.*$/, '');
}
