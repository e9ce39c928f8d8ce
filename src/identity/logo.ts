import type { Logo } from './identity.ts';

export interface LogoFile extends Logo {
  readonly body: Buffer;
  /** The logo as a PNG, for files and cards. */
  readonly picture: Buffer;
}

/** The logo as files draw it. */
export interface LogoPicture extends Pick<LogoFile, 'hash' | 'width' | 'height'> {
  readonly picture: Uint8Array;
}

/** In the header, in CSS pixels. */
const HEIGHT = 40;
/** From this shape on, width to height, a logo is taken to say the name itself. */
const SAYS_NAME = 2;

/** The room of a logo in the header, so that nothing moves when it arrives, and whether it stands in place of the name. */
export function logoInHeader({ width, height }: Pick<Logo, 'width' | 'height'>) {
  return {
    width: Math.round((HEIGHT * width) / height),
    height: HEIGHT,
    saysName: width >= height * SAYS_NAME,
  };
}
