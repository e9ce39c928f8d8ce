import { expect } from 'chai';
import fc from 'fast-check';
import { meetingNote } from '../../src/follow-up/meeting-note.ts';
import type { Decided } from '../../src/follow-up/meeting.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { REASON_MAX } from '../../src/indicators/decision.ts';
import { approachOf, keysOf } from '../../src/method/method.ts';
import type { Method } from '../../src/method/method.ts';
import { withOwn } from '../../src/method/own.ts';
import { DECISION_KINDS } from '../../src/terms.ts';
import type { DecisionKind } from '../../src/terms.ts';
import { NOTE_MAX } from '../../src/wizard/review-form.ts';
import { SOCIAL_MEDIA } from '../support/method.ts';

const METHOD = withOwn(SOCIAL_MEDIA, [
  { key: 'own-1', label: 'Recevoir', verb: 'recevoir', noun: 'l’accueil', family: 'care', lang: 'fr' },
]);
const LONG_NAMES: Method = {
  ...METHOD,
  approaches: METHOD.approaches.map((each, index) => {
    const label = `Longuement-nommée-${String(index).padStart(3, '0')}`;
    return { ...each, label: { fr: label, en: label } };
  }),
};

const decide = (approach: string, kind: DecisionKind, reason = ''): Decided => ({
  approach,
  kind,
  reason,
  lang: 'fr',
});
const lengthOf = (text: string) => Array.from(text).length;

/** What a field of a form can hold: trimmed, in code points. */
const reasons = fc
  .string({ unit: 'grapheme-composite', maxLength: REASON_MAX })
  .map((text) => Array.from(text.trim()).slice(0, REASON_MAX).join('').trim());
const meetings = fc.tuple(
  fc.constantFrom('usual' as const, 'long' as const),
  fc.constantFrom(...LANGS),
  fc
    .uniqueArray(fc.constantFrom(...keysOf(METHOD)), { maxLength: 13 })
    .chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc
            .tuple(fc.constantFrom(...DECISION_KINDS), reasons)
            .map(([kind, reason]) => decide(key, kind, reason)),
        ),
      ),
    ),
);

describe('the note of a meeting', () => {
  it('tells what moves the wheel before what stays, with the reasons', () => {
    const decided = [
      decide('sell', 'keep'),
      decide('listen', 'keep'),
      decide('teach', 'fix'),
      decide('rally', 'stop', 'trop peu de monde.'),
      decide('own-1', 'promote'),
    ];
    expect(meetingNote(decided, METHOD, 'fr')).to.equal(
      'Nous arrêtons Fédérer\u00a0: trop peu de monde. Nous mettons Recevoir en priorité. Nous corrigeons Transmettre. Nous gardons Écouter et Vendre.',
    );
    expect(meetingNote(decided, METHOD, 'en')).to.equal(
      'We stop Rally: trop peu de monde. We give priority to Recevoir. We fix Teach. We keep Listen and Sell.',
    );
  });

  it('says nothing where nothing was decided', () => {
    expect(meetingNote([], METHOD, 'fr')).to.equal('');
  });

  it('leaves out whole reasons where there is no more room, and no decision', () => {
    const decided = keysOf(METHOD)
      .slice(0, 6)
      .map((key) => decide(key, 'stop', 'é'.repeat(REASON_MAX)));
    const note = meetingNote(decided, METHOD, 'fr');
    expect(note.match(/é{140}/g)).to.have.length(1);
    expect(note).to.match(/Nous arrêtons Répondre, Rassurer, /);
  });

  it('counts approaches where their names would be too long together', () => {
    const [first = '', ...others] = keysOf(LONG_NAMES);
    const decided = [decide(first, 'stop'), ...others.map((key) => decide(key, 'keep'))];
    expect(meetingNote(decided, LONG_NAMES, 'fr')).to.equal(
      'Nous arrêtons Longuement-nommée-000. Nous gardons 12 approches.',
    );
    const [one = first] = others;
    const reasoned = decided.map((each) => (each.approach === one ? { ...each, reason: 'Oui' } : each));
    expect(meetingNote(reasoned, LONG_NAMES, 'en')).to.equal(
      'We stop Longuement-nommée-000. We keep Longuement-nommée-001: Oui. We keep 11 other approaches.',
    );
  });

  it('fits, tells every decision, and holds each reason whole or not at all', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(meetings, ([names, lang, decided]) => {
        const method = names === 'usual' ? METHOD : LONG_NAMES;
        const note = meetingNote(decided, method, lang);
        expect(lengthOf(note)).to.be.at.most(NOTE_MAX);
        expect(note).to.equal(note.trim());
        expect(note === '').to.equal(decided.length === 0);
        if (note !== '') expect(note).to.match(/[.!?\u2026]["\u00BB\u201D\u2019)]?$/u);
        const labels = decided.map(({ approach }) => approachOf(method, approach).label[lang]);
        if (names === 'usual') for (const label of labels) expect(note).to.include(label);
        expect(withoutReasons(note, decided, method, lang)).to.match(plainNote(method, lang));
      }),
      { numRuns: 5000 },
    );
  });
});

/** A note without those of its sentences that hold a reason, each as it stands alone. */
function withoutReasons(note: string, decided: readonly Decided[], method: Method, lang: Lang): string {
  const sentences = decided
    .filter(({ reason }) => reason !== '')
    .map((each) => meetingNote([each], method, lang))
    .toSorted((one, other) => lengthOf(other) - lengthOf(one));
  return sentences.reduce((rest, sentence) => rest.replace(sentence, () => ''), note).trim();
}

/** Sentences that name approaches, or count them, and nothing else. */
function plainNote(method: Method, lang: Lang): RegExp {
  const name = `(?:${method.approaches.map(({ label }) => label[lang]).join('|')})`;
  const count = '(?:une|one|\\d+)(?: autres?| other)? (?:approches?|approach(?:es)?)';
  const list = `(?:${count}|${name}(?:, ${name})*(?: (?:et|and) ${name})?)`;
  const start = '(?:Nous (?:gardons|corrigeons|arrêtons|mettons)|We (?:keep|fix|stop|give priority to))';
  return new RegExp(`^(?:${start} ${list}(?: en priorité)?\\. *)*$`, 'u');
}
