import type { Answer } from '../diagnosis/answers.ts';
import type { Claim, ClaimKey, Method } from '../method/method.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { accept } from './accept.ts';
import type { DiagnosisAnswers, Draft } from './draft.ts';
import { choiceFields } from './approaches-form.ts';
import { PRESS_FIELDS } from './step.ts';
import type { Row, Step } from './step.ts';
import { CAPACITIES } from '../terms.ts';
import type { Lang } from '../i18n/languages.ts';

/** Limits in code points (product §4). */
export const BRAND_MAX = 80;
const RIVAL_MAX = 80;
export const GENE_MAX = 140;

export const CLAIM_VALUES = ['0', '1', '2', '3', 'unknown'] as const;
type ClaimValue = (typeof CLAIM_VALUES)[number];

const ANSWERS: Readonly<Record<ClaimValue, Answer>> = { 0: 0, 1: 1, 2: 2, 3: 3, unknown: null };

export const DIAGNOSIS_FORM = {
  ...PRESS_FIELDS,
  // Which method a new draft begins with.
  method: 'choice',
  brand: 'words',
  rival: 'words',
  gene: 'words',
  capacity: 'choice',
} as const satisfies FormFields;

/** A wheel that was painted before the first step travels with it. */
export function diagnosisForm(method: Method): FormFields {
  const claims = method.claims.map(({ key }) => key);
  return { ...DIAGNOSIS_FORM, ...fieldsFor('', claims, 'choice'), ...choiceFields(method) };
}

export const diagnosisStep: Step<DiagnosisAnswers, 'diagnosis'> = {
  name: 'diagnosis',
  parse: (fields, { draft }) => parseDiagnosis(draft.method, fields),
  accept: (draft, posted, version) => accept(draft, 'diagnosis', posted, version),
  held: (draft) => draft.answers.diagnosis,
  rows: diagnosisRows,
  next: () => 'approaches',
};

export function parseDiagnosis(method: Method, fields: Input): Parsed<DiagnosisAnswers> {
  const form = new FormReader<string>(fields);
  const brand = readBrand(form);
  const rival = readRival(form);
  const gene = form.text('gene', { max: GENE_MAX, subject: (t) => t.diagnosis.gene.subject });
  const claims = readClaims(method, form);
  const capacity = form.choice('capacity', CAPACITIES, (t) => t.diagnosis.capacity.subject) ?? null;
  return form.result({ brand, rival, gene, capacity, claims });
}

export function readBrand(form: FormReader<'brand'>): string {
  return form.text('brand', {
    max: BRAND_MAX,
    subject: (t) => t.diagnosis.brand.subject,
    missing: (t) => t.diagnosis.brand.missing,
  });
}

export function readRival(form: FormReader<'rival'>): string {
  return form.text('rival', { max: RIVAL_MAX, subject: (t) => t.diagnosis.rival.subject });
}

function readClaims({ claims }: Method, form: FormReader<string>): DiagnosisAnswers['claims'] {
  const given: Record<ClaimKey, Answer> = {};
  for (const { key, text } of claims) {
    const value = form.choice(
      key,
      CLAIM_VALUES,
      (t) => `${t.typography.openQuote}${text[t.lang]}${t.typography.closeQuote}`,
    );
    if (value !== undefined) given[key] = ANSWERS[value];
  }
  return given;
}

export function diagnosisInput(answers: DiagnosisAnswers): Input {
  const claims = Object.entries(answers.claims).map(([key, answer]) => [key, [toValue(answer)]] as const);
  return {
    brand: [answers.brand],
    rival: [answers.rival],
    gene: [answers.gene],
    capacity: answers.capacity === null ? [] : [answers.capacity],
    ...Object.fromEntries(claims),
  };
}

export function toValue(answer: Answer): ClaimValue {
  return answer === null ? 'unknown' : CLAIM_VALUES[answer];
}

export function diagnosisRows(
  { method }: Pick<Draft, 'method'>,
  answers: DiagnosisAnswers,
  lang: Lang,
): readonly Row[] {
  const { diagnosis: words } = messagesFor(lang);
  const capacity = answers.capacity === null ? '' : words.capacity.options[answers.capacity];
  return [
    { field: 'brand', label: words.brand.label, value: answers.brand, typed: true },
    { field: 'rival', label: words.rival.label, value: answers.rival, typed: true },
    { field: 'gene', label: words.gene.label, value: answers.gene, typed: true },
    ...method.claims.map((claim) => claimRow(claim, answers, lang)),
    { field: `capacity-${CAPACITIES[0]}`, label: words.capacity.label, value: capacity, typed: false },
  ];
}

function claimRow({ key, text }: Claim, answers: DiagnosisAnswers, lang: Lang): Row {
  const { scale } = messagesFor(lang).diagnosis;
  const answer = answers.claims[key];
  const value = answer === undefined ? '' : scale[toValue(answer)];
  return { field: `${key}-${CLAIM_VALUES[0]}`, label: text[lang], value, typed: false };
}

export function groupedClaims({ groups, claims }: Method) {
  return groups.map((group) => ({ ...group, claims: claims.filter((each) => each.group === group.key) }));
}
