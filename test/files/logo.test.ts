import { deflateSync, crc32 } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { readLogo } from '../../src/files/logo.ts';
import { rewriteSvg } from '../../src/files/png.ts';
import { cleanSvg } from '../../src/identity/svg.ts';

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const RECT = '<rect width="40" height="20" fill="#0b5d3b"/>';
const svg = (inside: string, more = '') => `<svg ${XMLNS} viewBox="0 0 40 20"${more}>${RECT}${inside}</svg>`;

/** What a browser could run, fetch or be led to by. */
const DANGEROUS =
  /script|\bon\w+\s*=|javascript:|evil|foreignobject|<!|<\?(?!xml )|<style|@import|animate|<set|<a[\s>]|iframe|data:|<image|<html|<body|<use|file:|\\|&(?!amp;|lt;|gt;|quot;)/i;

/** Each holds something dangerous, and a drawing that is none. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a script': svg('<script>evil()</script>'),
  'a script in CDATA': svg('<script><![CDATA[evil()]]></script>'),
  'a script from elsewhere': svg('<script xlink:href="https://evil.example/x.js"/>'),
  'a script by another prefix': svg('<s:script xmlns:s="http://www.w3.org/2000/svg">evil()</s:script>'),
  'a script of XHTML': svg('<script xmlns="http://www.w3.org/1999/xhtml">evil()</script>'),
  'a script in capitals': svg('<SCRIPT>evil()</SCRIPT>'),
  'a script in a group': svg('<g><g><script>evil()</script></g></g>'),
  'a script in a definition': svg('<defs><script>evil()</script></defs>'),
  'a script in a title': svg('<title><script>evil()</script></title>'),
  'a script in a text': svg('<text y="9">a<script>evil()</script></text>'),
  'a script written in a text': svg('<text y="9">&lt;script&gt;evil()&lt;/script&gt;</text>'),
  'an act on loading': svg('', ' onload="evil()"'),
  'an act in capitals': svg('', ' ONLOAD="evil()"'),
  'an act on a shape': svg('<circle r="4" onclick="evil()"/>'),
  'an act on focus': svg('<circle r="4" tabindex="1" onfocusin="evil()"/>'),
  'an act when an animation begins': svg('<animate onbegin="evil()" attributeName="x" dur="1s"/>'),
  'a listener': svg('<handler type="x">evil()</handler><listener event="x"/>'),
  'a link that runs': svg('<a xlink:href="javascript:evil()"><circle r="4"/></a>'),
  'a link that runs, without a prefix': svg('<a href="javascript:evil()"><circle r="4"/></a>'),
  'a link that runs, with a break': svg('<a href="java&#10;script:evil()"><circle r="4"/></a>'),
  'a link elsewhere': svg('<a href="https://evil.example/" target="_top"><circle r="4"/></a>'),
  'an animated link': svg(
    '<a><set attributeName="href" to="javascript:evil()"/><animate attributeName="href" values="javascript:evil()"/><circle r="4"/></a>',
  ),
  'foreign content': svg(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="evil()"/></foreignObject>',
  ),
  'a frame': svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>'),
  'an object': svg('<object xmlns="http://www.w3.org/1999/xhtml" data="https://evil.example/"/>'),
  'a picture from elsewhere': svg('<image href="https://evil.example/x.png" width="4" height="4"/>'),
  'a picture of this machine': svg('<image xlink:href="file:///etc/evil.png" width="4" height="4"/>'),
  'a picture by a bare path': svg('<image xlink:href="/etc/evil.png" width="4" height="4"/>'),
  'a picture inside': svg('<image href="data:image/svg+xml,%3Csvg onload=evil()%3E" width="4" height="4"/>'),
  'a filter with a picture': svg(
    '<filter id="f"><feImage href="https://evil.example/x"/></filter><circle r="4" filter="url(#f)"/>',
  ),
  'a part from elsewhere': svg('<use href="https://evil.example/x.svg#a"/>'),
  'a part in data': svg('<use href="data:image/svg+xml;base64,ZXZpbA==#a"/>'),
  'a colour from elsewhere': svg('<circle r="4" fill="url(https://evil.example/x.svg#a)"/>'),
  'a colour from elsewhere, quoted': svg('<circle r="4" fill="url(\'//evil.example/x.svg#a\')"/>'),
  'a style from elsewhere': svg('<circle r="4" style="fill:url(https://evil.example/x#a)"/>'),
  'a style hidden by an escape': svg('<circle r="4" style="fill:\\75rl(https://evil.example/x)"/>'),
  'a style hidden by a comment': svg('<circle r="4" style="fill:u/**/rl(https://evil.example/x)"/>'),
  'a style that runs': svg('<circle r="4" style="width:expression(evil())"/>'),
  'a sheet that fetches': svg('<style>@import url(https://evil.example/x.css);</style>'),
  'a sheet with a picture': svg('<style>rect{background:url(https://evil.example/x)}</style>'),
  'a sheet with a face': svg('<style>@font-face{font-family:a;src:url(https://evil.example/x)}</style>'),
  'a sheet with a picture set': svg('<style>.a{fill:image-set("https://evil.example/x" 1x)}</style>'),
  'a sheet beside the file': `<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`,
  'a sheet beside the file, of XSL': `<?xml-stylesheet type="text/xsl" href="https://evil.example/x.xsl"?>${svg('')}`,
  'a base elsewhere': svg('<g xml:base="https://evil.example/"><use href="#a"/></g>'),
  'a document type': `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/svg.dtd">${svg('')}`,
  'a comment that ends early': svg('<!-- <script>evil()</script> -->'),
  'a namespace that runs': svg('<ev:listener xmlns:ev="http://www.w3.org/2001/xml-events" handler="#evil"/>'),
  'a quote in a value': svg('<circle r="4" id="a&quot; onload=&quot;evil()"/>'),
  'metadata that run': svg('<metadata><x:y xmlns:x="urn:x" onload="evil()"/></metadata>'),
};

/** Nothing of these may be kept. */
const REFUSED: Readonly<Record<string, readonly [text: string, problem: string]>> = {
  'an entity': [`<!DOCTYPE svg [<!ENTITY a "evil">]>${svg('<text>&a;</text>')}`, 'entities'],
  'a file by an entity': [
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${svg('<text>&a;</text>')}`,
    'entities',
  ],
  'a billion laughs': [
    `<!DOCTYPE svg [<!ENTITY a "ha">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'.charAt(at)};`.repeat(10)}">`).join('')}]>${svg('<text>&j;</text>')}`,
    'entities',
  ],
  'an entity that nobody declares': [svg('<text>&a;</text>'), 'notWellFormed'],
  'laughs by parts': [
    svg(
      `<g id="a0">${RECT}</g>${[...Array(12).keys()].map((at) => `<g id="a${at + 1}">${`<use href="#a${at}"/>`.repeat(10)}</g>`).join('')}`,
    ),
    'tooComplex',
  ],
  'laughs by masks of a sheet': [
    svg(
      `<style>${[...Array(12).keys()].map((at) => `.c${at + 1}{mask:url(#m${at})}`).join('')}</style>${[...Array(13).keys()].map((at) => `<mask id="m${at}">${`<rect class="c${at}" width="9" height="9"/>`.repeat(10)}</mask>`).join('')}`,
    ),
    'tooComplex',
  ],
  'a part of itself': [svg('<g id="a"><use href="#a"/></g>'), 'tooComplex'],
  'a deep nest': [svg('<g>'.repeat(20_000) + '</g>'.repeat(20_000)), 'tooComplex'],
  'a crowd': [svg('<g/>'.repeat(20_000)), 'tooComplex'],
  'half a file': [svg('').slice(0, -8), 'notWellFormed'],
  'two roots': [svg('') + svg(''), 'notWellFormed'],
  'a page': ['<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', 'notSvg'],
  'a page of old': ['<!doctype html><p>a<br>b', 'notWellFormed'],
  'a drawing of another namespace': ['<svg xmlns="urn:x"><rect/></svg>', 'notSvg'],
  'nothing but a script': [`<svg ${XMLNS}><script>evil()</script></svg>`, 'empty'],
  'nothing to be seen': [`<svg ${XMLNS} viewBox="0 0 9 9"><rect/></svg>`, 'empty'],
  'no text': ['\u0000\u0001', 'notPicture'],
  'a strip': [`<svg ${XMLNS} viewBox="0 0 700 10"><rect width="700" height="10"/></svg>`, 'shape'],
};

describe('A logo in SVG', () => {
  it('is met by at least thirty attacks, each of which shows in an uncleaned file', () => {
    const vectors = Object.entries(HOSTILE);
    expect(vectors.length).to.be.at.least(30);
    for (const [name, text] of vectors) expect(DANGEROUS.test(text), name).to.equal(true);
  });

  for (const [name, text] of Object.entries(HOSTILE))
    it(`is rid of ${name}, and keeps its drawing`, () => {
      const clean = cleanSvg(text);
      expect(clean.ok).to.equal(true);
      const read = readLogo(Buffer.from(text));
      if (!read.ok) throw new Error(read.problem);
      const served = read.logo.body.toString();
      expect(served).not.to.match(DANGEROUS);
      expect(served).to.contain('#0b5d3b');
      expect(cleanSvg(served).ok).to.equal(true);
    });

  it('is rid of it before the library draws it, which by itself would carry a name along as it came', () => {
    for (const [name, text] of Object.entries(HOSTILE)) {
      const clean = cleanSvg(text);
      expect(clean.ok ? clean.svg.replaceAll('&lt;script', '') : '', name).not.to.match(
        /<script|\son\w+=|javascript:|https:|file:|<image|<style|@import|foreignObject/i,
      );
    }
    const named = svg('<circle r="4" id="a&lt;script>evil()&lt;/script>"/>');
    expect(rewriteSvg(named)?.svg).to.contain('<script>evil()</script>');
    const clean = cleanSvg(named);
    expect(clean.ok ? clean.svg : 'evil').not.to.contain('evil');
  });

  for (const [name, [text, problem]] of Object.entries(REFUSED))
    it(`is refused as ${name}`, () => {
      expect(readLogo(Buffer.from(text, 'utf8'))).to.deep.equal({ ok: false, problem });
    });

  it('says what was left out', () => {
    const all = `<script/><a href="https://evil.example"><path onclick="x" d="M0 0"/></a><use href="x.svg#a"/>
      <image/><foreignObject/><animate/><filter/><blink/>`;
    const read = readLogo(Buffer.from(svg(all)));
    expect(read.ok && read.leftOut).to.deep.equal([
      'scripts',
      'handlers',
      'links',
      'elsewhere',
      'pictures',
      'foreign',
      'animations',
      'effects',
      'unknown',
    ]);
    const plain = readLogo(Buffer.from(svg('<title>Our mark</title><metadata/><!-- by a program -->')));
    expect(plain.ok && plain.leftOut).to.deep.equal([]);
  });

  it('keeps what drawing programs write: classes, gradients, clips and parts', () => {
    const drawn = `<svg ${XMLNS} viewBox="0 0 40 20"><defs><style>.a{fill:url(#g);}.b,.c{clip-path:url(#c)} .c{fill:#123456}</style>
      <linearGradient id="g"><stop stop-color="#abcdef"/><stop offset="1" stop-color="#fedcba"/></linearGradient>
      <clipPath id="c"><rect width="9" height="9"/></clipPath><symbol id="s"><circle r="3" fill="#654321"/></symbol></defs>
      <rect class="a" width="20" height="20"/><g class="b c"><rect width="12" height="12"/></g><use xlink:href="#s"/></svg>`;
    const read = readLogo(Buffer.from(drawn));
    if (!read.ok) throw new Error(read.problem);
    const served = read.logo.body.toString();
    for (const part of ['#abcdef', '#123456', '#654321', 'clip-path="url(#c)"', 'fill="url(#g)"'])
      expect(served).to.contain(part);
    expect(read.leftOut).to.deep.equal([]);
  });

  it('has a size that holds in the header, and a picture of it', () => {
    const read = readLogo(Buffer.from(svg('')));
    if (!read.ok) throw new Error(read.problem);
    const { width, height, picture, type, hash } = read.logo;
    expect([type, width, height]).to.deep.equal(['image/svg+xml', 384, 192]);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).to.deep.equal([384, 192]);
    expect(hash).to.match(/^[\w-]{20}$/);
  });

  it('is cleaned again to the same file, whatever is thrown at it', () => {
    const piece = fc.constantFrom(...Object.values(HOSTILE), ...Object.values(REFUSED).map(([text]) => text));
    const mixed = fc
      .tuple(piece, piece, fc.nat(400), fc.nat(400))
      .map(([one, other, from, at]) => one.slice(0, at) + other.slice(from));
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary' }), piece), (text) => {
        const read = readLogo(Buffer.from(text));
        if (!read.ok) return;
        expect(read.logo.body.toString()).not.to.match(DANGEROUS);
      }),
      { numRuns: 1500 },
    );
  });
});

function chunk(type: string, body: Buffer): Buffer {
  const signed = Buffer.concat([Buffer.from(type), body]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length, 0);
  frame.writeUInt32BE(crc32(signed), 4);
  return Buffer.concat([frame.subarray(0, 4), signed, frame.subarray(4)]);
}

interface Given {
  readonly width: number;
  readonly height: number;
  readonly colour?: readonly number[];
  readonly data?: Buffer;
  readonly between?: readonly Buffer[];
}

/** Eight bits, RGBA, not interlaced. */
function png({ width, height, colour = [11, 93, 59, 255], data, between = [] }: Given): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array<readonly number[]>(Math.min(width, 2000)).fill(colour).flat()]);
  const rows = data ?? Buffer.concat(Array<Buffer>(Math.min(height, 2000)).fill(row));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    ...between,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const problemOf = (file: Buffer) => {
  const read = readLogo(file);
  return read.ok ? undefined : read.problem;
};

describe('A logo in PNG', () => {
  it('is drawn anew, with its size', () => {
    const read = readLogo(png({ width: 60, height: 20 }));
    if (!read.ok) throw new Error(read.problem);
    const { width, height, type, body } = read.logo;
    expect([width, height, type]).to.deep.equal([60, 20, 'image/png']);
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).to.deep.equal([60, 20]);
  });

  it('brings nothing but the picture along', () => {
    const words = chunk('tEXt', Buffer.from('Comment\0evil words'));
    const bomb = chunk(
      'iCCP',
      Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(40_000_000), { level: 9 })]),
    );
    const file = png({ width: 60, height: 20, between: [words, bomb] });
    const read = readLogo(Buffer.concat([file, Buffer.from('<script>evil()</script>')]));
    if (!read.ok) throw new Error(read.problem);
    expect(file.includes('evil')).to.equal(true);
    for (const word of ['evil', 'tEXt', 'iCCP', 'script'])
      expect(read.logo.body.includes(word), word).to.equal(false);
  });

  it('is refused where it is too large, or of a shape that no header holds', () => {
    expect(problemOf(png({ width: 1201, height: 1000 }))).to.equal('tooLarge');
    expect(problemOf(png({ width: 0x7fffffff, height: 0x7fffffff }))).to.equal('tooLarge');
    expect(problemOf(png({ width: 700, height: 100 }))).to.equal('shape');
    expect(problemOf(png({ width: 100, height: 300 }))).to.equal('shape');
  });

  it('is refused where its data unfold to another size than its head says', () => {
    expect(problemOf(png({ width: 40, height: 20, data: Buffer.alloc(100_000_000) }))).to.equal('broken');
    expect(problemOf(png({ width: 40, height: 20, data: Buffer.alloc(10) }))).to.equal('broken');
  });

  it('is refused where nothing of it can be seen', () => {
    expect(problemOf(png({ width: 40, height: 20, colour: [0, 0, 0, 0] }))).to.equal('empty');
  });

  it('is refused wherever it is cut or changed, and never fails', () => {
    const file = png({ width: 40, height: 20 });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(255), (at, byte) => {
        expect(problemOf(file.subarray(0, at))).not.to.equal(undefined);
        const changed = Buffer.from(file);
        changed[at] = byte;
        readLogo(changed);
      }),
    );
  });
});

describe('A logo of another kind', () => {
  it('is refused', () => {
    for (const text of ['', 'GIF89a', '\u00ff\u00d8\u00ff', 'RIFF....WEBP', 'hello'])
      expect(problemOf(Buffer.from(text, 'latin1')), text).to.equal('notPicture');
  });
});
