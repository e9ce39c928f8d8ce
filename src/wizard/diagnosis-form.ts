import { CLAIMS, CLAIM_GROUPS, CLAIM_KEYS, claim } from '../diagnosis/claims.ts';
import type { Answer, ClaimKey } from '../diagnosis/claims.ts';
import { messagesFor } from '../i18n/messages.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { accept } from './accept.ts';
import type { DiagnosisAnswers } from './draft.ts';
import { CHOICE_FIELDS } from './approaches-form.ts';
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
  ...fieldsFor('', CLAIM_KEYS, 'choice'),
  ...PRESS_FIELDS,
  // A wheel that was painted before the first step travels with it.
  ...CHOICE_FIELDS,
  brand: 'words',
  rival: 'words',
  gene: 'words',
  capacity: 'choice',
} as const satisfies FormFields;

export const diagnosisStep: Step<DiagnosisAnswers, 'diagnosis'> = {
  name: 'diagnosis',
  parse: parseDiagnosis,
  accept: (draft, posted, version) => accept(draft, 'diagnosis', posted, version),
  held: (draft) => draft.answers.diagnosis,
  rows: diagnosisRows,
  next: () => 'approaches',
};

export function parseDiagnosis(fields: Input): Parsed<DiagnosisAnswers> {
  const form = new FormReader<keyof typeof DIAGNOSIS_FORM>(fields);
  const brand = readBrand(form);
  const rival = readRival(form);
  const gene = form.text('gene', { max: GENE_MAX, subject: (t) => t.diagnosis.gene.subject });
  const claims = readClaims(form);
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

function readClaims(form: FormReader<ClaimKey>): DiagnosisAnswers['claims'] {
  const given: Partial<Record<ClaimKey, Answer>> = {};
  for (const { key, text } of CLAIMS) {
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
  const claims = CLAIM_KEYS.flatMap((key) => {
    const answer = answers.claims[key];
    return answer === undefined ? [] : [[key, [toValue(answer)]] as const];
  });
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

export function diagnosisRows(answers: DiagnosisAnswers, lang: Lang): readonly Row[] {
  const { diagnosis: words } = messagesFor(lang);
  const capacity = answers.capacity === null ? '' : words.capacity.options[answers.capacity];
  return [
    { field: 'brand', label: words.brand.label, value: answers.brand, typed: true },
    { field: 'rival', label: words.rival.label, value: answers.rival, typed: true },
    { field: 'gene', label: words.gene.label, value: answers.gene, typed: true },
    ...CLAIM_KEYS.map((key) => claimRow(key, answers, lang)),
    { field: `capacity-${CAPACITIES[0]}`, label: words.capacity.label, value: capacity, typed: false },
  ];
}

function claimRow(key: ClaimKey, answers: DiagnosisAnswers, lang: Lang): Row {
  const { scale } = messagesFor(lang).diagnosis;
  const answer = answers.claims[key];
  const value = answer === undefined ? '' : scale[toValue(answer)];
  return { field: `${key}-${CLAIM_VALUES[0]}`, label: claim(key).text[lang], value, typed: false };
}

export const GROUPED_CLAIMS = CLAIM_GROUPS.map((group) => ({
  ...group,
  claims: CLAIMS.filter((each) => each.group === group.key),
}));
