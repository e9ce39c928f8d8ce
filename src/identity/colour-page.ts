import type { RequestHandler } from 'express';
import { KEPT_FOR_GOOD } from '../web/static-files.ts';
import { readColour } from './colour.ts';
import { colourAddress, colourSheet } from './colour-sheet.ts';

/** Answers an address of `pathToColours`, and no other. */
export const sendColours: RequestHandler<Record<'accent' | 'head', string>> = (req, res, next) => {
  const colours = { accent: readColour(req.params.accent), headColour: readColour(req.params.head) };
  if (colourAddress(colours) !== req.path) {
    next();
    return;
  }
  res.set('Cache-Control', KEPT_FOR_GOOD);
  res.type('css').send(colourSheet(colours));
};
