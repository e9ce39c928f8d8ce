import { diagnose } from '../diagnosis/score.ts';
import type { Answer } from '../diagnosis/answers.ts';
import type { Lang } from '../i18n/languages.ts';
import { messagesFor } from '../i18n/messages.ts';
import type { Choices, Method } from '../method/method.ts';
import { STATES } from '../terms.ts';
import { NO_OWN_WORDS, textsOf, verdictSentence } from '../strategies/strategy.ts';
import type { Strategy } from '../strategies/strategy.ts';
import { escapeXml, renderWheel } from '../wheel/drawing/svg.ts';
import { renderEmptyWheel } from '../wheel/drawing/empty-wheel.ts';
import { wheelOf } from '../wheel/wheel.ts';
import { wheelRows } from '../wheel/table.ts';
import { keysOf } from '../method/method.ts';

const STYLE = `body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#141b2d;background:#fff}
svg{max-width:100%;height:auto;width:22rem}figure{display:inline-block;margin:0 1rem 1rem 0}table{border-collapse:collapse}
figcaption:empty{display:none}.pictogram{width:2rem}th,td{border:1px solid #7b859c;padding:.25rem .5rem;text-align:left;vertical-align:top}`;

const ANSWERS: readonly Answer[] = [0, 1, 2, 3, null];

/** One HTML file that needs nothing else: the wheel in every state, and the page of a seeded diagnosis, in each language. */
export function previewPage(method: Method, random: () => number): string {
  const sample = sampleStrategy(method, random);
  const [first = 'en'] = method.langs;
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(method.words[first].name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeXml(method.words[first].name)}</h1>
${method.langs.map((lang) => sectionIn(sample, lang)).join('\n')}
</body>
</html>
`;
}

function sectionIn(sample: Strategy, lang: Lang): string {
  const { method } = sample;
  const { wheel: words } = messagesFor(lang);
  const painted = STATES.map((state) => {
    const choices = Object.fromEntries(keysOf(method).map((key) => [key, state]));
    return figure(words.state[state], drawn(method, choices, lang, state));
  });
  const texts = textsOf(sample)[lang];
  return `<section lang="${lang}">
<h2>${escapeXml(method.words[lang].question)}</h2>
${figure('', renderEmptyWheel(method, lang, `empty-${lang}-`))}
${painted.join('\n')}
${figure(verdictSentence(sample, lang), drawn(method, sample.choices, lang, 'sample'))}
${texts.statement.map(({ text }) => `<p>${escapeXml(text)}</p>`).join('\n')}
${texts.roadmap.map(({ title, actions }) => `<h3>${escapeXml(title)}</h3>\n${list(actions)}`).join('\n')}
${table(sample, lang)}
</section>`;
}

function drawn(method: Method, choices: Choices, lang: Lang, name: string): string {
  return renderWheel({ method, choices }, { lang, target: 'file', idPrefix: `${name}-${lang}-` });
}

function figure(caption: string, picture: string): string {
  return `<figure>${picture}<figcaption>${escapeXml(caption)}</figcaption></figure>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escapeXml(item)}</li>`).join('')}</ul>`;
}

function table({ method, choices }: Strategy, lang: Lang): string {
  const rows = wheelRows({ method, choices }, lang).map(({ key, family, label, pictogram, stateLabel }) => {
    const told = method.approaches.find((each) => each.key === key);
    const cells = [family, label, stateLabel, told?.summary[lang] ?? '', told?.trap[lang] ?? ''];
    return `<tr><td>${pictogram}</td>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`;
  });
  return `<table>${rows.join('\n')}</table>`;
}

/** What follows from answers of anything: the suggestions, chosen as they are. */
function sampleStrategy(method: Method, random: () => number): Strategy {
  const claims = Object.fromEntries(
    method.claims.map(({ key }) => [key, ANSWERS[Math.floor(random() * ANSWERS.length)] ?? null] as const),
  );
  const strategy = { method, claims, ...BLANK };
  const { suggestions } = diagnose(method, claims);
  const choices = wheelOf(
    method,
    Object.fromEntries(suggestions.map(({ approach, level }) => [approach, level] as const)),
  );
  const refusals = keysOf(method).filter((key) => choices[key] === 'none');
  return { ...strategy, choices, refusals: refusals.slice(0, 2) };
}

const BLANK = {
  brand: 'Lumen',
  rival: '',
  gene: '',
  capacity: 'medium',
  abstainReason: null,
  swap: {},
  why: {},
  refusals: [],
  reviewDate: '2027-01-15',
  shareDiagnosis: false,
  countMe: false,
  ...NO_OWN_WORDS,
} as const satisfies Omit<Strategy, 'method' | 'claims' | 'choices'>;
