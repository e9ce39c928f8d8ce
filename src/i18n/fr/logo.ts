import { formatList, formatNumber } from '../format.ts';

export const logo = {
  title: 'Logo du site',
  lead: 'En tête de chaque page et dans les fichiers. Un logo au moins deux fois plus large que haut y prend la place du nom du site ; un autre se tient à côté.',
  ground: 'Sur fond sombre, il garde un morceau de papier blanc.',
  now: 'Le logo en place',
  size: (width: number, height: number): string =>
    `Affiché sur ${formatNumber('fr', width)} × ${formatNumber('fr', height)} pixels.`,
  choose: 'Choisir un logo',
  replace: 'Le remplacer',
  field: 'Fichier',
  hint: (kilobytes: number, side: number): string =>
    `En SVG ou en PNG, ${formatNumber('fr', kilobytes)} ko au plus, et ${formatNumber('fr', side)} pixels de côté au plus en PNG. Nous n’en gardons que le dessin : ni script, ni lien, ni police, ni rien qui vienne d’ailleurs.`,
  save: 'Mettre ce logo en place',
  removeTitle: 'Le retirer',
  remove: 'Retirer le logo',
  kept: 'Le logo est en place sur toutes les pages.',
  removed: 'Le logo est retiré : le nom du site reprend sa place.',
  without: (kinds: readonly string[]): string => `Laissé de côté : ${formatList('fr', kinds)}.`,
  leftOut: {
    scripts: 'des scripts',
    handlers: 'des actes attachés au dessin',
    links: 'des liens',
    elsewhere: 'ce qui venait d’un autre fichier',
    pictures: 'des images',
    foreign: 'du contenu qui n’est pas un dessin',
    animations: 'des animations',
    effects: 'des effets ou des styles que nous ne dessinons pas',
    unknown: 'des éléments inconnus',
  },
  problems: {
    none: 'Choisissez un fichier',
    heavy: 'Ce fichier est trop lourd',
    notPicture: 'Ce fichier n’est ni un SVG ni un PNG',
    notPng: 'Ce fichier n’est pas un PNG',
    broken: 'Ce PNG est abîmé : enregistrez-le de nouveau depuis votre logiciel',
    tooLarge: 'Cette image a trop de pixels : réduisez-la',
    notWellFormed: 'Ce SVG est mal écrit : enregistrez-le de nouveau depuis votre logiciel',
    entities:
      'Ce SVG définit ses propres entités, ce que nous n’acceptons pas : enregistrez-le en « SVG simple »',
    tooComplex: 'Ce SVG est trop compliqué pour un logo : simplifiez-le',
    notSvg: 'Ce fichier n’est pas un dessin SVG',
    empty: 'Rien ne se voit dans ce dessin',
    shape:
      'Ce logo est trop allongé : six fois plus large que haut au plus, ou deux fois plus haut que large',
  },
};
