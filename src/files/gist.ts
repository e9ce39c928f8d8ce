import { messagesFor } from '../i18n/messages.ts';
import { wheelOfRevision } from '../strategies/one-pager.ts';
import { isAbstaining, refusalsOf } from '../strategies/strategy.ts';
import type { LogoPicture } from '../identity/logo.ts';
import type { Revision } from '../strategies/strategy.ts';
import { qrCode } from '../web/qr.ts';
import type { QrCode } from '../web/qr.ts';
import { setName } from './faces.ts';
import type { Faces } from './faces.ts';
import { approachOf } from '../method/method.ts';
import type { ApproachKey, Method } from '../method/method.ts';
import { BUILT_IN } from '../method/methods.ts';
import { approachesAt } from '../wheel/wheel.ts';
import type { Wheel } from '../wheel/wheel.ts';
import type { State } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

export interface NameList {
  readonly state: State;
  readonly title: string;
  readonly names: readonly string[];
}

/** What the PDF, the picture and the card say alike. */
export interface Gist {
  readonly brand: string;
  /** The sentence of the choice; that of staying away where there is none. */
  readonly choice: string;
  readonly wheel: Wheel;
  /** Priorities, secondary approaches and refusals, in this order; a list of none is left out. */
  readonly lists: readonly NameList[];
  readonly url: string;
  /** The same, as it is read. */
  readonly address: string;
  readonly qr: QrCode;
  readonly credit: string;
  /** What the site is called. */
  readonly site: string;
  readonly logo: LogoPicture | undefined;
}

interface From {
  readonly address: string;
  readonly site: string;
  readonly logo: LogoPicture | undefined;
}

export function gistOf(revision: Revision, { address: url, site, logo }: From, lang: Lang): Gist {
  const { strategy, texts } = revision;
  // What the diagnosis suggested has its legend on the page only.
  const { method, choices, abstains } = wheelOfRevision(revision);
  return {
    brand: strategy.brand,
    choice: texts[lang].statement.find(({ name }) => name === 'choice' || name === 'abstain')?.text ?? '',
    wheel: { method, choices, abstains },
    lists: isAbstaining(strategy) ? [] : listsOf(revision, lang),
    url,
    address: url.replace(/^https:\/\//, ''),
    qr: qrCode(url),
    credit: creditOf(strategy.method, lang),
    site,
    logo,
  };
}

/**
 * What stands under the address: the name of the site, as far as the faces of the files can draw it, and whose idea it was.
 */
export function signatureOf(faces: Faces, { site, credit }: Pick<Gist, 'site' | 'credit'>): string {
  const { text } = setName(faces, 'label', site, '');
  return text === '' ? credit : `${text} · ${credit}`;
}

function listsOf({ strategy }: Revision, lang: Lang): readonly NameList[] {
  const { files } = messagesFor(lang);
  const [priorities, secondary] = [approachesAt(strategy, 'priority'), approachesAt(strategy, 'secondary')];
  const lists = [
    { state: 'priority', title: files.priorities(priorities.length), keys: priorities },
    { state: 'secondary', title: files.secondary(secondary.length), keys: secondary },
    { state: 'none', title: files.leftAside, keys: refusalsOf(strategy) },
  ] as const;
  const named = (keys: readonly ApproachKey[]) =>
    keys.map((key) => approachOf(strategy.method, key).label[lang]);
  return lists
    .filter(({ keys }) => keys.length > 0)
    .map(({ state, title, keys }) => ({ state, title, names: named(keys) }));
}

/** The idea of the built-in method is credited by its article, that of another one as its author says. */
function creditOf({ id, credit }: Method, lang: Lang): string {
  const { common, files } = messagesFor(lang);
  return id === BUILT_IN ? files.credit(common.footer.credit.title) : files.creditOf(credit);
}
