import type { Messages } from '../fr.ts';

export const files: Messages['files'] = {
  priorities: (count) => (count === 1 ? 'Our priority' : 'Our priorities'),
  secondary: (count) => (count === 1 ? 'Secondary approach' : 'Secondary approaches'),
  leftAside: 'What we leave aside',
  byPriority: (count) => (count === 1 ? 'What we are going to do' : 'Priority by priority'),
  labels: { why: 'why us', when: 'when', measure: 'we measure' },
  credit: (title) => `After Thomas Fourdin, “${title}”, 5 August 2010.`,
  creditOf: (credit) => `Method: ${credit}.`,
  qr: 'QR code of the address of this page',
};
