/** Each with what tells it in a User-Agent; the first that is there counts, as browsers name those they resemble too. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\b(?:OPR|Opera|OPiOS|OPT)\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//],
  ['Safari', /\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//],
] as const;
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPadOS', /\biPad\b/],
  ['iOS', /\b(?:iPhone|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac(?:intosh| OS X)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;
/** What is none of them. */
export const OTHER = 'other';

/** What a session is known by to its owner: the name of a browser and of a system, or `other`. */
export interface Program {
  readonly browser: string;
  readonly system: string;
}

/** Read coarsely: no version and no model is kept, and a text as long as it likes leaves two words of this file. */
export function readUserAgent(userAgent: string): Program {
  const nameIn = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? OTHER;
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS) };
}
