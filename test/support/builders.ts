import type { Answer, Browser, Fields } from './browser.ts';
import { APPROACH_KEYS, CLAIM_KEYS } from './method.ts';

/** A diagnosis form: the brand, and 0 for every claim that is not named. */
export function diagnosisFields(fields: Fields = {}): Fields {
  return { brand: 'Maison Durand', ...Object.fromEntries(CLAIM_KEYS.map((key) => [key, '0'])), ...fields };
}

/** An approaches form: none for every approach that is not named. */
export function approachesFields(fields: Fields = {}): Fields {
  return { ...Object.fromEntries(APPROACH_KEYS.map((key) => [key, 'none'])), ...fields };
}

/** Begins a draft; the answer is its approaches page. */
export async function beginDraft(browser: Browser, fields: Fields = {}): Promise<Answer> {
  return browser.follow(await browser.post('/fr/roue/diagnostic', diagnosisFields(fields)));
}

/** Walks to the review; the answer is that page. */
export async function walkToReview(
  browser: Browser,
  diagnosis: Fields = {},
  approaches: Fields = {},
): Promise<Answer> {
  const page = await beginDraft(browser, diagnosis);
  return browser.follow(await browser.submit(page, 'continue', approachesFields(approaches)));
}

/** Walks through all three steps and saves; the answer is the owner's page. */
export async function saveStrategy(
  browser: Browser,
  { diagnosis = {}, approaches = { listen: 'priority' }, review = {} }: Record<string, Fields> = {},
): Promise<Answer> {
  const page = await walkToReview(browser, diagnosis, approaches);
  return browser.follow(await browser.submit(page, 'save', review));
}

/** The path of a link that an owner's page shows. */
export function linkPath(owner: Answer, id: 'read-link' | 'edit-link'): string {
  return new URL(owner.$(`#${id}`).text()).pathname;
}

const STEP_WORDS = {
  fr: { folder: 'roue', diagnosis: 'diagnostic', approaches: 'approches', review: 'bilan' },
  en: { folder: 'wheel', diagnosis: 'diagnosis', approaches: 'approaches', review: 'review' },
} as const;

/** The address of a step of the draft that a page of the wizard belongs to. */
export function stepPath(
  page: Answer,
  step: 'diagnosis' | 'approaches' | 'review',
  lang: 'fr' | 'en' = 'fr',
): string {
  const [, , , draft = ''] = (page.$('main form').attr('action') ?? '').split('/');
  const words = STEP_WORDS[lang];
  return `/${lang}/${words.folder}/${draft}/${words[step]}`;
}

/** Opens a saved strategy to change it, from its owner's page; the answer is the review of its draft. */
export async function openChange(browser: Browser, owner: Answer): Promise<Answer> {
  return browser.follow(await browser.post(`${linkPath(owner, 'edit-link')}/modifier`));
}
