import { PageError } from '../errors.ts';
import { CLAUSES } from '../strategies/clauses.ts';
import type { ClauseKey } from '../strategies/clauses.ts';
import { SWAP_ANSWERS } from '../strategies/swap.ts';
import type { SwapAnswer } from '../strategies/swap.ts';
import { FormReader, fieldsFor } from '../web/form.ts';
import type { FormFields, Input, Parsed } from '../web/form.ts';
import { PRESS_FIELDS } from '../wizard/step.ts';
import type { BlindAnswer } from './answer.ts';
import type { OtherNames, Signer } from './blind-test.ts';
import { nameKey } from './mask.ts';

const NAME_MAX = 80;
export const WHO_MAX = 40;
export const REMARK_MAX = 280;

/** `link` is the one that the form was drawn with. */
export const BLIND_TEST_FORM = {
  action: 'choice',
  link: 'choice',
  'name-1': 'words',
  'name-2': 'words',
  'share-blind': 'choice',
} as const satisfies FormFields;
/** `revision` is the one that the form was drawn with. */
export const BLIND_ANSWER_FORM = {
  ...fieldsFor('swap-', CLAUSES, 'choice'),
  ...PRESS_FIELDS,
  signer: 'choice',
  who: 'words',
  remark: 'words',
  revision: 'choice',
} as const satisfies FormFields;

const NOBODY_BY_NAME = ['any', 'none'] as const;
const ACTS = ['make', 'close', 'replace', 'end', 'share'] as const;

export interface BlindAct {
  readonly kind: (typeof ACTS)[number];
  readonly drawnWith: string | undefined;
}

/** Sent by Enter in a field, the form makes the link. */
export function parseAct({ action = [], link = [] }: Input): BlindAct {
  const kind = ACTS.find((each) => each === (action[0] ?? 'make'));
  if (kind === undefined || action.length > 1 || link.length > 1) throw new PageError(422, 'unreadable');
  return { kind, drawnWith: link[0] };
}

/** A name is asked for where nobody else could sign; one that reads like another of them is refused. */
export function parseNames(fields: Input, brand: string, rival: string): Parsed<OtherNames> {
  const form = new FormReader<keyof typeof BLIND_TEST_FORM>(fields);
  const [name1, name2] = [readName(form, 'name-1'), readName(form, 'name-2')];
  const isAlone = [rival, name1, name2].every((name) => name === '' || nameKey(name) === nameKey(brand));
  const taken = [brand, rival].filter((name) => name !== '');
  refuseTwin(form, 'name-1', name1, taken);
  refuseTwin(form, 'name-2', name2, [...taken, name1]);
  if (isAlone && name1 === '' && name2 === '') form.fail('name-1', (t) => t.blind.names.missing);
  return form.result({ name1, name2 });
}

export function parseShare(fields: Input): Parsed<boolean> {
  const form = new FormReader<keyof typeof BLIND_TEST_FORM>(fields);
  return form.result(form.flag('share-blind', (t) => t.blind.share.label));
}

function readName(form: FormReader<keyof typeof BLIND_TEST_FORM>, name: 'name-1' | 'name-2'): string {
  return form.text(name, { max: NAME_MAX, subject: (t) => t.blind.names[name].label });
}

function refuseTwin(
  form: FormReader<keyof typeof BLIND_TEST_FORM>,
  field: 'name-1' | 'name-2',
  name: string,
  others: readonly string[],
): void {
  const twin = others.find((other) => other !== '' && nameKey(other) === nameKey(name));
  if (name !== '' && twin !== undefined) form.fail(field, (t) => t.blind.names.alike(name, twin));
}

export function parseAnswer(
  fields: Input,
  signers: readonly Signer[],
  clauses: readonly ClauseKey[],
): Parsed<BlindAnswer> {
  const form = new FormReader<keyof typeof BLIND_ANSWER_FORM>(withValues(fields, signers));
  const signer = readSigner(form, signers);
  const judged: Partial<Record<ClauseKey, SwapAnswer>> = {};
  for (const clause of clauses) {
    const answer = form.choice(`swap-${clause}`, SWAP_ANSWERS, (t) => t.statement.swap.clauses[clause]);
    if (answer !== undefined) judged[clause] = answer;
  }
  const who = form.text('who', { max: WHO_MAX, subject: (t) => t.blind.who.label });
  const remark = form.text('remark', {
    max: REMARK_MAX,
    subject: (t) => t.blind.remark.label,
    multiline: true,
  });
  return form.result({ ...signer, clauses: judged, who, remark });
}

/** The name itself, as a program may send it, stands for its value. */
function withValues(fields: Input, signers: readonly Signer[]): Input {
  const { signer: given = [] } = fields;
  const valueOf = (text: string) =>
    isNobody(text) ? text : (signers.find(({ name }) => name === text)?.value ?? text);
  return { ...fields, signer: given.map(valueOf) };
}

function readSigner(
  form: FormReader<keyof typeof BLIND_ANSWER_FORM>,
  signers: readonly Signer[],
): Pick<BlindAnswer, 'signer' | 'named'> {
  const offered = [...signers.map(({ value }) => value), ...NOBODY_BY_NAME];
  const chosen = form.choice('signer', offered, (t) => t.blind.signer.subject);
  if (form.values('signer').join('') === '')
    form.fail('signer', (t) => t.blind.signer.missing, `signer-${offered[0] ?? ''}`);
  const picked = signers.find(({ value }) => value === chosen);
  if (picked === undefined) return { signer: chosen === 'any' ? 'any' : 'none', named: '' };
  return { signer: picked.isBrand ? 'brand' : 'other', named: picked.name };
}

function isNobody(value: string): boolean {
  return NOBODY_BY_NAME.some((each) => each === value);
}

/** The form as it stands for whoever changes an answer. */
export function answerInput(answer: BlindAnswer, signers: readonly Signer[]): Input {
  const { signer, named, clauses, who, remark } = answer;
  const value = isNobody(signer) ? signer : signers.find(({ name }) => name === named)?.value;
  const judged = CLAUSES.map((clause) => [`swap-${clause}`, [clauses[clause] ?? []].flat()] as const);
  return {
    ...Object.fromEntries(judged),
    signer: value === undefined ? [] : [value],
    who: [who],
    remark: [remark],
  };
}
