import { createHash } from 'node:crypto';
import type { LogoFile } from '../identity/logo.ts';
import { cleanPng, isPng } from '../identity/png.ts';
import type { PngProblem } from '../identity/png.ts';
import { cleanSvg } from '../identity/svg.ts';
import type { LeftOut, SvgProblem } from '../identity/svg.ts';
import { drawSeen, rewriteSvg } from './png.ts';

export type LogoProblem = PngProblem | SvgProblem | 'shape' | 'notPicture';

type ReadLogo =
  | { readonly ok: true; readonly logo: LogoFile; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly problem: LogoProblem };

/** A logo as it may be shown: of the file only what draws, and nothing of its bytes as they came. */
export function readLogo(file: Buffer): ReadLogo {
  if (isPng(file)) return readPng(file);
  const text = textOf(file);
  return text === undefined ? { ok: false, problem: 'notPicture' } : readSvg(text);
}

/** A PNG is drawn anew, so that what is served was made here. */
function readPng(file: Buffer): ReadLogo {
  const clean = cleanPng(file);
  if (!clean.ok) return clean;
  const { width, height } = clean;
  if (!fitsHeader(width, height)) return { ok: false, problem: 'shape' };
  const source = `data:image/png;base64,${clean.png.toString('base64')}`;
  const around = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`;
  const picture = drawSeen(
    `${around}<image width="${width}" height="${height}" href="${source}"/></svg>`,
    width,
  );
  if (picture === undefined) return { ok: false, problem: 'empty' };
  return { ok: true, logo: made('image/png', { body: picture, picture, width, height }), leftOut: [] };
}

const PICTURE_HEIGHT = 192;

function readSvg(text: string): ReadLogo {
  const clean = cleanSvg(text);
  if (!clean.ok) return clean;
  const drawing = rewriteSvg(clean.svg);
  if (drawing === undefined) return { ok: false, problem: 'empty' };
  const { width, height } = drawing;
  if (!fitsHeader(width, height)) return { ok: false, problem: 'shape' };
  const scale = PICTURE_HEIGHT / height;
  const picture = drawSeen(drawing.svg, Math.max(1, Math.round(width * scale)));
  if (picture === undefined) return { ok: false, problem: 'empty' };
  const size = { width: Math.round(width * scale), height: PICTURE_HEIGHT };
  const body = Buffer.from(drawing.svg);
  return { ok: true, logo: made('image/svg+xml', { body, picture, ...size }), leftOut: clean.leftOut };
}

/** Wider, it would push the way through the site off a phone; taller, nothing of it would be read. */
const WIDEST = 6;
const TALLEST = 2;

function fitsHeader(width: number, height: number): boolean {
  return width <= height * WIDEST && height <= width * TALLEST;
}

function made(type: LogoFile['type'], file: Omit<LogoFile, 'type' | 'hash'>): LogoFile {
  const hash = createHash('sha256').update(file.body).digest('base64url').slice(0, 20);
  return { hash, type, ...file };
}

const DECODERS = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/** Undefined for what is no text. */
function textOf(file: Buffer): string | undefined {
  const label = DECODERS.find(({ mark }) => mark.every((byte, at) => file[at] === byte))?.label ?? 'utf-8';
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(file).trimStart();
    return text.startsWith('<') ? text : undefined;
  } catch {
    return undefined;
  }
}
