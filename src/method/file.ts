import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Method } from './method.ts';
export function methodFromText(text: string): Method {
  const { method: m, fr, en } = JSON.parse(text);
  const langs = ['fr', 'en'].filter((l) => ({ fr, en })[l]);
  const both = { fr: fr ?? en, en: en ?? fr };
  const W = (pick: (d: any) => any) => ({ fr: pick(both.fr), en: pick(both.en) });
  return {
    id: m.id,
    hash: createHash('sha256').update(text).digest('hex'),
    langs,
    words: { fr: both.fr, en: both.en },
    families: m.families.map((f: any) => ({ ...f, label: W((d) => d.families[f.key]) })),
    approaches: m.approaches.map((a: any) => {
      const w = (k: string) => W((d) => d.approaches[a.key][k]);
      return {
        ...a,
        label: w('label'),
        summary: w('summary'),
        fits: w('fits'),
        trap: w('trap'),
        firstMove: w('firstMove'),
        prompt: w('prompt'),
        indicators: [
          W((d) => d.approaches[a.key].indicators[0]),
          W((d) => d.approaches[a.key].indicators[1]),
        ],
        indicator: w('indicator'),
        opposite: w('opposite'),
        infinitive: w('infinitive'),
        noun: w('noun'),
        example: both.fr.approaches[a.key].example && {
          text: W((d) => d.approaches[a.key].example.text),
          source: both.fr.approaches[a.key].example.source,
        },
      };
    }),
    groups: m.groups.map((key: string) => ({ key, label: W((d) => d.groups[key]) })),
    claims: m.claims.map((c: any) => ({
      ...c,
      text: W((d) => d.claims[c.key].text),
      phrase: W((d) => d.claims[c.key].phrase),
    })),
    requires: m.requires,
    fallback: m.fallback,
    suggestion: {
      ...m.suggestion,
      values: { 1: m.suggestion.values[0], 2: m.suggestion.values[1], 3: m.suggestion.values[2] },
    },
    focus: m.focus,
    article: m.article,
    licence: m.licence,
    credit: m.credit,
  } as any;
}
const TEXTS = new Map<string, string>();
export function methodText(method: Method): string {
  return TEXTS.get(method.hash) ?? '';
}
export function readMethods(folder: string, own?: string): readonly Method[] {
  return [folder, own]
    .filter((f) => f !== undefined)
    .flatMap((dir) =>
      readdirSync(dir).map((id) => {
        const read = (n: string) => {
          try {
            return JSON.parse(readFileSync(join(dir, id, n), 'utf8'));
          } catch {
            return undefined;
          }
        };
        const text = JSON.stringify({
          method: read('method.json'),
          fr: read('fr.json'),
          en: read('en.json'),
        });
        const m = methodFromText(text);
        TEXTS.set(m.hash, text);
        return m;
      }),
    );
}
