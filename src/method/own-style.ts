import type { OwnApproach } from './own.ts';

type StyleHint = 'infinitive' | 'bare-infinitive' | 'list' | 'stop';

/**
 * What would make a reader's words fit better into the sentences of the statement; never a reason to refuse them (method.md §2).
 * French: the verb should begin with an infinitive, so with a word in -er, -ir, -re or -oir, "ne pas" or a reflexive "se" aside.
 * English: without "to", which the sentence brings.
 */
export function styleHints({
  verb,
  noun,
  lang,
}: Pick<OwnApproach, 'verb' | 'noun' | 'lang'>): readonly StyleHint[] {
  const isListed = [verb, noun].some((text) => (lang === 'fr' ? /,| et /i : /,| and /i).test(text));
  const isStopped = [verb, noun].some((text) => /[.!?…]$/u.test(text));
  return [
    ...(lang === 'fr' && !INFINITIVE.test(verb) ? (['infinitive'] as const) : []),
    ...(lang === 'en' && /^to\s/i.test(verb) ? (['bare-infinitive'] as const) : []),
    ...(isListed ? (['list'] as const) : []),
    ...(isStopped ? (['stop'] as const) : []),
  ];
}

const INFINITIVE =
  /^(?:ne pas |n[’'])?(?:(?:se|nous|le|la|les|y|en) |[slmtj][’'])*[\p{L}-]+(?:er|ir|re)(?=$|[\s,.])/iu;
