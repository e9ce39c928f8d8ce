import { inspect } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { COMMENT_MAX, NAME_MAX, WEBSITE_MAX, digestOf, parseComment } from '../../src/comments/form.ts';
import type { CommentFields } from '../../src/comments/form.ts';
import { messagesFor } from '../../src/i18n/messages.ts';
import { emailKey, mailboxOf } from '../../src/mail/address.ts';
import { EMAIL_MAX } from '../../src/web/text/email.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { toInput } from '../../src/web/form.ts';

const BODY = { name: 'Ada', email: 'ada@exemple.fr', website: '', comment: 'Merci pour cette roue.' };

describe('the form of a comment', () => {
  it('is read with its boxes, its reply and its decoy', () => {
    const body = {
      ...BODY,
      website: 'exemple.fr',
      parent: 'abc_-123',
      notify: 'on',
      remember: 'on',
      fax: '',
    };
    expect(fieldsOf(body)).to.deep.equal({
      ...BODY,
      website: 'https://exemple.fr/',
      parent: 'abc_-123',
      notify: true,
      remember: true,
      decoy: false,
    });
  });

  it('needs a name, an e-mail and a text only', () => {
    const { name, email, comment } = BODY;
    expect(fieldsOf({ name, email, comment })).to.include({ website: null, parent: null, notify: false });
  });

  it('says everything that is missing at once, in the words of the house', () => {
    expect(saidOf({})).to.deep.equal([
      'Indiquez votre nom',
      'Indiquez votre adresse e-mail',
      'Écrivez votre commentaire',
    ]);
    expect(saidOf({}, 'en')).to.deep.equal([
      'Enter your name',
      'Enter your e-mail address',
      'Write your comment',
    ]);
  });

  it('names one problem a field', () => {
    expect(saidOf({ ...BODY, name: `\u202e${'a'.repeat(NAME_MAX)}` })).to.have.length(1);
    expect(saidOf({ ...BODY, email: `${'a'.repeat(EMAIL_MAX)} x` })).to.have.length(1);
  });

  for (const body of [undefined, null, 'x', 7, [], { name: { a: 1 } }, { 'comment[]': 'x' }])
    it(`is refused, not thrown at, as ${inspect(body)}`, () => {
      expect(parseComment(toInput(body)).ok).to.be.false;
    });

  for (const name of ['name', 'email', 'website', 'comment', 'parent', 'notify', 'remember'])
    it(`takes one value of ${name}`, () => {
      const given = {
        name: 'Ada',
        email: 'a@b.fr',
        website: 'b.fr',
        comment: 'Merci',
        parent: 'a',
        notify: 'on',
        remember: 'on',
      };
      const parsed = parseComment(
        toInput({ ...given, [name]: [Reflect.get(given, name), Reflect.get(given, name)] }),
      );
      expect(parsed.ok).to.be.false;
    });

  it('leads from the problem of a hidden field to one that can be reached', () => {
    const parsed = parseComment(toInput({ ...BODY, parent: 'a b' }));
    expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field)).to.deep.equal(['comment']);
    expect(parseComment(toInput({ ...BODY, parent: 'a'.repeat(65) })).ok).to.be.false;
  });

  it('sees the decoy whatever stands in it', () => {
    for (const fax of ['x', '\u0000', ['', 'x']]) expect(fieldsOf({ ...BODY, fax }).decoy).to.be.true;
    for (const fax of ['', '  ', undefined, []]) expect(fieldsOf({ ...BODY, fax }).decoy).to.be.false;
  });

  it('reads any body without throwing, and keeps its promises', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.array(fc.string(), { maxLength: 3 }),
      fc.anything(),
    );
    const bodies = fc.record(
      { name: value, email: value, website: value, comment: value, parent: value, notify: value, fax: value },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(bodies, (body) => {
        const parsed = parseComment(toInput(body));
        if (!parsed.ok) return parsed.errors.length > 0;
        const { name, email, website, comment } = parsed.value;
        return (
          name !== '' &&
          email.split('@').length === 2 &&
          comment.length >= 3 &&
          (website ?? 'http').startsWith('http')
        );
      }),
      { seed: 7, numRuns: 1_000 },
    );
  });
});

describe('the limits of a comment', () => {
  const face = '\u{1f642}';

  it('count code points, after trimming', () => {
    expect(fieldsOf({ ...BODY, name: `  ${face.repeat(NAME_MAX)}  ` }).name).to.equal(face.repeat(NAME_MAX));
    expect(saidOf({ ...BODY, name: face.repeat(93) })).to.deep.equal([
      'Votre nom dépasse 80 caractères (il en compte 93)',
    ]);
    expect(saidOf({ ...BODY, name: 'a'.repeat(81) }, 'en')).to.deep.equal([
      'Your name is longer than 80 characters (it has 81)',
    ]);
  });

  it('take a text from 3 to 5000', () => {
    expect(saidOf({ ...BODY, comment: ' ab\r\n' })).to.deep.equal(['Écrivez au moins 3 caractères']);
    expect(fieldsOf({ ...BODY, comment: 'abc' }).comment).to.equal('abc');
    expect(fieldsOf({ ...BODY, comment: face.repeat(COMMENT_MAX) }).comment).to.have.length(2 * COMMENT_MAX);
    expect(saidOf({ ...BODY, comment: face.repeat(COMMENT_MAX + 120) })).to.deep.equal([
      'Raccourcissez votre commentaire de 120 caractères',
    ]);
    expect(saidOf({ ...BODY, comment: 'a'.repeat(COMMENT_MAX + 1) })).to.deep.equal([
      'Raccourcissez votre commentaire de 1 caractère',
    ]);
  });

  it('count a line break as one, however it was sent', () => {
    const lines = `${'ab\r\n'.repeat(COMMENT_MAX / 3 - 1)}abcde`;
    expect(fieldsOf({ ...BODY, comment: lines }).comment).to.have.length(COMMENT_MAX);
    expect(fieldsOf({ ...BODY, comment: '\r\n a\r\n\r\n\tb \r\n' }).comment).to.equal('a\n\n\tb');
  });

  it('take an e-mail of 254 and a website of 200', () => {
    const email = (length: number): string => `a@${'b.'.repeat((length - 4) / 2)}fr`;
    expect(fieldsOf({ ...BODY, email: email(EMAIL_MAX) }).email).to.have.length(EMAIL_MAX);
    expect(saidOf({ ...BODY, email: email(EMAIL_MAX + 2) })[0])
      .to.include('254')
      .and.include('256');
    const website = (length: number): string => 'exemple.fr/'.padEnd(length, 'a');
    expect(fieldsOf({ ...BODY, website: website(WEBSITE_MAX) }).website).to.have.length(WEBSITE_MAX + 8);
    expect(saidOf({ ...BODY, website: website(WEBSITE_MAX + 1) })[0])
      .to.include('200')
      .and.include('201');
  });

  for (const [what, text] of [
    ['a NUL', 'ab\u0000cd'],
    ['a lone surrogate', 'ab\ud800cd'],
    ['a lone carriage return', 'ab\rcd'],
    ['a line separator', 'ab\u2028cd'],
    ['a change of direction', 'ab\u202ecd'],
    ['nothing but invisible letters', '\u3164\u3164\u3164\u3164'],
  ] as const)
    it(`refuse ${what}`, () => {
      expect(saidOf({ ...BODY, comment: text })).to.have.length(1);
    });

  it('let line breaks into the text only', () => {
    expect(saidOf({ ...BODY, name: 'Ada\nBcc: x' })).to.have.length(1);
    expect(saidOf({ ...BODY, email: 'ada@exemple.fr\nBcc: b@c.fr' })).to.have.length(1);
    expect(saidOf({ ...BODY, website: 'exemple.fr\n/x' })).to.have.length(1);
  });
});

describe('an e-mail address', () => {
  for (const email of [
    'a@b.fr',
    "o'neil+x@sub.exemple.co.uk",
    'jérôme@exemple.fr',
    'a@bücher.example',
    'a@xn--bcher-kva.example',
    'A.B@EXEMPLE.FR',
  ])
    it(`may be ${email}`, () => {
      expect(fieldsOf({ ...BODY, email: ` ${email} ` }).email).to.equal(email.normalize('NFC'));
    });

  const refused = [
    'ada',
    '@b.fr',
    'a@',
    'a@b',
    'a@b.',
    'a@.fr',
    'a@b..fr',
    'a@-b.fr',
    'a@b-.fr',
    'a@b.f',
    'a@1.2',
    'a@b.fr@c.fr',
  ];
  const tricks = [
    'a@b.fr,c@d.fr',
    'a@b.fr;c@d.fr',
    '<a@b.fr>',
    'Ada <a@b.fr>',
    '"a"@b.fr',
    'a b@c.fr',
    'a@b.fr Bcc:',
    'a:b@c.fr',
    'a@[1.2.3.4]',
    'a\\b@c.fr',
    'a@b.fr%0aBcc',
  ];
  for (const email of [...refused, ...tricks])
    it(`is not "${email}"`, () => {
      expect(saidOf({ ...BODY, email })).to.deep.equal(['L’adresse doit ressembler à nom@exemple.fr']);
    });

  it('is the same in any case', () => {
    expect(emailKey(' Ada@Exemple.FR ')).to.equal('ada@exemple.fr');
    expect(emailKey('je\u0301@a.fr')).to.equal(emailKey('J\u00c9@A.fr'));
  });

  it('leads to one mailbox with and without a tag, in capitals and with its domain in any script', () => {
    for (const spelling of ['Zoe+a@Cafe\u0301.fr', 'zoe+b+c@CAFÉ.fr', 'zoe@xn--caf-dma.fr', ' zoe+@café.fr '])
      expect(mailboxOf(spelling)).to.equal('zoe@xn--caf-dma.fr');
    expect(mailboxOf('z.oe@a.fr')).to.not.equal(mailboxOf('zoe@a.fr'));
    expect(mailboxOf('+a@a.fr')).to.equal('+a@a.fr');
  });
});

describe('a website', () => {
  for (const [typed, stored] of [
    ['exemple.fr', 'https://exemple.fr/'],
    ['http://exemple.fr', 'http://exemple.fr/'],
    ['HTTPS://Exemple.FR/Page?x=1#y', 'https://exemple.fr/Page?x=1#y'],
    ['exemple.fr:8080/a', 'https://exemple.fr:8080/a'],
    ['www.exemple.co.uk/é', 'https://www.exemple.co.uk/%C3%A9'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
  ] as const)
    it(`is stored as ${stored} when "${typed}" is typed`, () => {
      expect(fieldsOf({ ...BODY, website: typed }).website).to.equal(stored);
    });

  const refused = [
    'javascript:alert(1)',
    'javascript://exemple.fr/%0aalert(1)',
    'data:text/html,x',
    'ftp://exemple.fr',
    'file:///etc/passwd',
    'mailto:a@b.fr',
  ];
  const noSites = [
    'exemple',
    'localhost:3000',
    '127.0.0.1',
    'http://[::1]/',
    'http://2130706433',
    'https://banque.fr@exemple.fr',
    'exemple .fr',
    'exemple.fr"onclick=',
    'a\\b.fr',
    'http://',
    'https://.fr',
    '<b>.fr',
  ];
  for (const website of [...refused, ...noSites])
    it(`is not "${website}"`, () => {
      expect(saidOf({ ...BODY, website })).to.deep.equal([
        'L’adresse du site doit ressembler à exemple.fr ou https://exemple.fr',
      ]);
    });
});

describe('the digest of a comment', () => {
  const comment = {
    article: 'roue',
    lang: 'fr',
    email: 'ada@exemple.fr',
    text: 'Merci à vous.\n\nAda',
  } as const;

  it('is the same whatever the spaces and the case of the address', () => {
    const typed = { ...comment, email: ' ADA@exemple.fr', text: ' Merci a\u0300 vous. \nAda\t' };
    expect(digestOf(typed))
      .to.equal(digestOf(comment))
      .and.to.match(/^[\w-]{43}$/);
  });

  it('changes with the words, the writer, the article and the language', () => {
    const others = [
      { ...comment, text: 'Merci à vous. Adam' },
      { ...comment, email: 'adam@exemple.fr' },
      { ...comment, article: 'autre' },
      { ...comment, lang: 'en' as const },
    ];
    expect(new Set([comment, ...others].map(digestOf)).size).to.equal(5);
  });
});

function fieldsOf(body: unknown): CommentFields {
  const parsed = parseComment(toInput(body));
  if (!parsed.ok) throw new Error(saidOf(body).join('\n'));
  return parsed.value;
}

function saidOf(body: unknown, lang: Lang = 'fr'): readonly string[] {
  const parsed = parseComment(toInput(body));
  return parsed.ok ? [] : parsed.errors.map(({ message }) => message(messagesFor(lang)));
}
