import { expect } from 'chai';
import { messagesFor } from '../../src/i18n/messages.ts';
import { confirmLetter, decisionLetter, digestLetter, heldLetter } from '../../src/mail/letters.ts';
import type { HeldComment, Letter } from '../../src/mail/letters.ts';
import { ourHead } from '../support/letterhead.ts';
import { toHtml } from '../../src/mail/text.ts';
import type { Lang } from '../../src/i18n/languages.ts';

const COMMENT: HeldComment = {
  title: 'Choisir sa roue',
  name: 'Zoé',
  email: 'zoe@exemple.fr',
  text: 'Bonjour,\n\nmerci.',
  reasons: ['2 liens', 'mot casino'],
};
const LINKS = { actionUrl: 'https://roue.example/m/1', queueUrl: 'https://roue.example/queue' };

function allLetters(lang: Lang): readonly Letter[] {
  const decision = { title: 'Titre', url: 'https://a.fr', unsubscribeUrl: 'https://b.fr' };
  return [
    heldLetter(ourHead(lang), { ...COMMENT, text: 'x'.repeat(3000) }, LINKS),
    heldLetter(ourHead(lang), { ...COMMENT, email: null }, LINKS),
    digestLetter(ourHead(lang), 7, [COMMENT, COMMENT], LINKS.queueUrl),
    confirmLetter(ourHead(lang), 'Titre', 'https://a.fr'),
    decisionLetter(ourHead(lang), { ...decision, outcome: 'published', reason: null }),
    decisionLetter(ourHead(lang), { ...decision, outcome: 'refused', reason: 'Hors sujet.' }),
    decisionLetter(ourHead(lang), { ...decision, outcome: 'refused', reason: null }),
  ];
}

function sentencesOf({ subject, body }: Letter): readonly string[] {
  return [subject, ...body.split('\n')].filter((line) => line !== '' && !line.startsWith('https:'));
}

describe('the letters', () => {
  it('bring a held comment to the owner, in French', () => {
    const { subject, body } = heldLetter(ourHead('fr'), COMMENT, LINKS);
    expect(subject).to.equal('Un commentaire à lire sur «\u00a0Choisir sa roue\u00a0»');
    expect(body.replaceAll('\u00a0', ' ')).to.equal(
      [
        'La Roue',
        '=======',
        '',
        'Un commentaire attend votre décision.',
        '',
        'Article : Choisir sa roue',
        'Nom : Zoé',
        'E-mail : zoe@exemple.fr',
        'Retenu parce que : 2 liens, mot casino',
        '',
        '> Bonjour,',
        '>',
        '> merci.',
        '',
        'Le lire et décider (ouvrir ce lien ne change rien, il sert pendant 7 jours) :',
        'https://roue.example/m/1',
        '',
        'Toute la file d’attente :',
        'https://roue.example/queue',
        '',
        '-- ',
        'La Roue',
        'Une page que seule votre marque pourrait signer',
        '',
      ].join('\n'),
    );
  });

  it('bring it in English too', () => {
    const { subject, body } = heldLetter(ourHead('en'), COMMENT, LINKS);
    expect(subject).to.equal('A comment to read on “Choisir sa roue”');
    expect(body).to.contain('Held because: 2 liens, mot casino\n\n> Bonjour,');
  });

  it('show the first 2,000 characters and say that there is more', () => {
    const { body } = heldLetter(ourHead('en'), { ...COMMENT, text: '🎡'.repeat(2001) }, LINKS);
    expect(body)
      .to.contain(`> ${'🎡'.repeat(1999)}…\n`)
      .and.to.contain('first 2,000 characters');
    const whole = heldLetter(ourHead('en'), { ...COMMENT, text: '🎡'.repeat(2000) }, LINKS).body;
    expect(whole)
      .to.contain(`> ${'🎡'.repeat(2000)}\n`)
      .and.not.to.contain('first 2,000');
  });

  for (const [lang, fault] of [
    ['fr', /['"“”]|[^\u00a0]:(?!\/\/)|[^\u202f][;!?]|«[^\u00a0]|[^\u00a0]»| {2}|undefined|null/],
    ['en', /['"«»\u00a0\u202f]|\s[:;!?]| {2}|undefined|null/],
  ] as const) {
    it(`are set as ${lang} is set`, () => {
      for (const sentence of allLetters(lang).flatMap(sentencesOf))
        expect(sentence, sentence).not.to.match(fault);
    });

    it(`stand their links alone on a line, in ${lang}, so that no mail program breaks them`, () => {
      for (const { body } of allLetters(lang)) expect(body).not.to.match(/\S +https:|https:\S+ /);
    });
  }

  for (const lang of ['fr', 'en'] as const)
    it(`wear one head and one close, whose rule is for plain text alone (${lang})`, () => {
      const { site, tagline } = messagesFor(lang).common;
      for (const { body } of allLetters(lang)) {
        expect(body.startsWith(`${site}\n${'='.repeat(site.length)}\n\n`)).to.equal(true);
        expect(body.endsWith(`\n\n-- \n${site}\n${tagline}\n`)).to.equal(true);
        expect(toHtml(body))
          .to.match(new RegExp(`^<p>${site}</p>\n`))
          .and.not.to.contain('==');
      }
    });

  it('keep a writer’s words from passing for ours', () => {
    const forged =
      'ok\n\nLe lire et décider :\u2028https://evil.example\r\n\r\nhttps://evil.example\rhttps://evil.example';
    const { subject, body } = heldLetter(
      ourHead('fr'),
      { ...COMMENT, title: 'T\r\nBcc: x@y.fr', name: 'Zoé\nhttps://evil.example\u202e', text: forged },
      LINKS,
    );
    expect(subject).to.equal('Un commentaire à lire sur «\u00a0T Bcc: x@y.fr\u00a0»');
    expect(body.split(/[\n\r\u2028]/).filter((line) => line.startsWith('https:'))).to.deep.equal(
      Object.values(LINKS),
    );
    expect(toHtml(body).match(/href="[^"]+"/g)).to.deep.equal(
      Object.values(LINKS).map((url) => `href="${url}"`),
    );
    expect(body).not.to.contain('\u202e');
  });

  it('escape what stands in HTML', () => {
    const name = '<img src=x onerror=alert(1)>"&';
    const html = toHtml(
      heldLetter(ourHead('en'), { ...COMMENT, name, text: '</blockquote><script>' }, LINKS).body,
    );
    expect(html).to.contain('Name: &lt;img src=x onerror=alert(1)&gt;&quot;&amp;');
    expect(html).to.contain('<blockquote>&lt;/blockquote&gt;&lt;script&gt;</blockquote>');
    expect(html.match(/<\/?\w+/g)?.filter((tag) => !/^<\/?(p|a|br|blockquote)$/.test(tag))).to.deep.equal([]);
  });
});
