import { urlTo } from '../addresses/links.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { LinkPreview } from '../web/render.ts';
import { verdictSentence } from './strategy.ts';
import type { Revision } from './strategy.ts';

/** In pixels, as `files` draws it: services lay out a preview before they have its picture. */
export const CARD = { width: 1200, height: 630 } as const;

interface Opened {
  /** The one that the page was opened with: a preview never gives another link of the strategy away. */
  readonly readKey: string;
  readonly revision: Revision;
  readonly isLatest: boolean;
}

/** What a service that a read link is pasted into may show: the card, the brand and the verdict. */
export function linkPreviewOf(
  { readKey, revision, isLatest }: Opened,
  baseUrl: string,
  lang: Lang,
): LinkPreview {
  const { strategy, number } = revision;
  const { strategies, wheel } = messagesFor(lang);
  const older = { readKey, number };
  return {
    title: strategies.pageTitle(strategy.brand, strategy.method.words[lang].strategy),
    description: verdictSentence(strategy, lang),
    url: isLatest ? urlTo(baseUrl, 'strategy', lang, { readKey }) : urlTo(baseUrl, 'revision', lang, older),
    picture: {
      ...CARD,
      url: isLatest
        ? urlTo(baseUrl, 'strategyCard', lang, { readKey })
        : urlTo(baseUrl, 'revisionCard', lang, older),
      text: wheel.fileTitle(strategy.brand),
    },
  };
}
