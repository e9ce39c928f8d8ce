import type { Db } from '../db/database.ts';
import { messagesFor } from '../i18n/messages.ts';
import { getRevision } from '../strategies/store.ts';
import { PER_PAGE, listLinks, listPage } from '../web/list-page.ts';
import { findTest } from './store.ts';
import { listAnswers, listFigures } from './answer-store.ts';
import type { Figure } from './answer-store.ts';
import { LEAST_SHARED, othersOf } from './blind-test.ts';
import type { BlindTest } from './blind-test.ts';
import { detailPart, signerWords, versionWords } from './parts.ts';
import type { Lang } from '../i18n/languages.ts';
import { pathToBlindResults } from '../addresses/query.ts';

/** So many revisions are listed with their figures; a link leads to those before. */
const FIGURES_SHOWN = 5;
const NEWEST = 999_999_999;

interface ResultsAsked {
  readonly version?: number | undefined;
  readonly page: number;
  readonly path: string;
}

/** What people answered, by revision: the figures of some, and the newest of them in detail. Undefined before the first answer. */
export async function resultsPart(
  db: Db,
  test: BlindTest,
  { version, page, path }: ResultsAsked,
  lang: Lang,
) {
  const { strategyId } = test;
  const limit = FIGURES_SHOWN + 1;
  const figures = await listFigures(db, strategyId, { upTo: version ?? NEWEST, limit });
  const [shown] = figures;
  if (shown === undefined) return undefined;
  const revision = await getRevision(db, strategyId, shown.revision);
  const answers = await listAnswers(db, strategyId, shown.revision);
  const [rival = ''] = othersOf(revision.strategy, test);
  const remarks = answers.filter(({ who, remark }) => who !== '' || remark !== '');
  const place = listPage(page, remarks.length);
  const older = figures[FIGURES_SHOWN]?.revision;
  return {
    figures: await Promise.all(
      figures.slice(0, FIGURES_SHOWN).map((figure) => figureRow(db, strategyId, figure, path, lang)),
    ),
    older: older === undefined ? undefined : pathToBlindResults(path, older),
    newest: version === undefined ? undefined : pathToBlindResults(path, undefined),
    ...detailPart(revision, answers, rival, lang),
    remarks: remarks.slice(place.skip, place.skip + PER_PAGE).map((answer) => ({
      who: answer.who,
      remark: answer.remark,
      answeredAt: answer.answeredAt,
      signer: signerWords(answer, lang),
    })),
    links: listLinks(place, pathToBlindResults(path, version), '#remarks'),
  };
}

async function figureRow(db: Db, strategyId: string, figure: Figure, path: string, lang: Lang) {
  const { savedAt } = await getRevision(db, strategyId, figure.revision);
  return {
    version: versionWords(figure.revision, savedAt, lang),
    path: pathToBlindResults(path, figure.revision),
    people: figure.people,
    recognised: figure.recognised,
    sentence: recognisedWords(figure, lang),
  };
}

/** For the read page of a revision: undefined unless its owner shares it and enough people have answered. */
export async function sharedSentence(
  db: Db,
  strategyId: string,
  number: number,
  lang: Lang,
): Promise<string | undefined> {
  const test = await findTest(db, strategyId);
  if (test?.isShared !== true) return undefined;
  const [figure] = await listFigures(db, strategyId, { upTo: number, limit: 1 });
  if (figure?.revision !== number || figure.people < LEAST_SHARED) return undefined;
  return recognisedWords(figure, lang);
}

function recognisedWords({ recognised, people }: Figure, lang: Lang): string {
  return messagesFor(lang).blind.recognised(recognised, people);
}
