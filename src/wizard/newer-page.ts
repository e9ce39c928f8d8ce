import { messagesFor } from '../i18n/messages.ts';
import { moveWords, ownMoves } from '../strategies/history.ts';
import { statementLines } from '../strategies/statement.ts';
import { factsOf, isAbstaining } from '../strategies/strategy.ts';
import type { Revision, Strategy } from '../strategies/strategy.ts';
import type { Input } from '../web/form.ts';
import { choicesAlike } from '../method/own.ts';
import { movesBetween } from '../wheel/moves.ts';
import { wheelPicture } from '../wheel/drawing/picture.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { noteOf, toStrategy } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathTo } from '../addresses/links.ts';

declare module '../web/render.ts' {
  interface Views {
    'wizard/newer': ReturnType<typeof newerPage>;
  }
}

interface WayOut {
  readonly ownerPath: string;
  readonly fields: Input;
}

export function newerPage(draft: Draft, theirs: Revision, { ownerPath, fields }: WayOut, lang: Lang) {
  const mine = toStrategy(draft, theirs.strategy.reviewDate);
  if (mine === undefined) throw new Error('a draft in conflict has its steps');
  const formPath = pathTo('review', lang, { draft: draft.id });
  return {
    mine: sideOf(mine, statementLines(factsOf(mine), lang), 'mine', lang),
    theirs: sideOf(theirs.strategy, theirs.texts[lang].statement, 'theirs', lang),
    note: noteOf(draft).split('\n').filter(Boolean),
    moves: [
      ...movesBetween(mine.method, choicesAlike(theirs.strategy, mine), mine.choices)
        .filter(({ move }) => move === 'rose' || move === 'fell')
        .map((each) => moveWords(mine.method, each, lang)),
      ...ownMoves(theirs.strategy, mine, lang),
    ],
    number: theirs.number,
    savedAt: theirs.savedAt,
    ownerPath,
    formPath,
    fields: Object.entries(fields).filter(([name]) => !['action', 'over', 'version'].includes(name)),
  };
}

function sideOf(
  strategy: Strategy,
  lines: Revision['texts'][Lang]['statement'],
  idPrefix: string,
  lang: Lang,
) {
  const { method } = strategy;
  const wheel = { method, choices: wheelOf(method, strategy.choices), abstains: isAbstaining(strategy) };
  return {
    lines,
    wheel: wheelPicture(wheel, { lang, idPrefix, brand: strategy.brand }),
    heading: messagesFor(lang).saveConflict[idPrefix === 'mine' ? 'yours' : 'theirs'],
  };
}
