import { METHOD_WORDS } from '../addresses/query.ts';
import { LANGS } from '../i18n/languages.ts';
import { APPROACHES_FORM } from '../wizard/approaches-form.ts';
import { DIAGNOSIS_FORM } from '../wizard/diagnosis-form.ts';
import { REVIEW_FORM } from '../wizard/review-form.ts';
import { ANSWER_FORM } from './form.ts';

/** The fields that stand beside those named after the keys of a method, which may take none of their names. */
export const TAKEN_FIELDS: readonly string[] = [DIAGNOSIS_FORM, APPROACHES_FORM, REVIEW_FORM, ANSWER_FORM]
  .flatMap((form) => Object.keys(form))
  .concat(LANGS.map((lang) => METHOD_WORDS[lang]));
