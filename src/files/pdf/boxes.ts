export type Tag = PDFKit.PDFStructureElement;

/** Something of known height: drawn with its top at `y`, and told to who cannot see it as part of `parent`. */
export interface Box {
  readonly height: number;
  readonly draw: (y: number, parent: Tag) => void;
}

export function stack(boxes: readonly Box[], gap = 0): Box {
  return {
    height: sum(boxes.map(({ height }) => height)) + gap * Math.max(boxes.length - 1, 0),
    draw: (y, parent) => {
      let top = y;
      for (const box of boxes) {
        box.draw(top, parent);
        top += box.height + gap;
      }
    },
  };
}

export function beside(boxes: readonly Box[], align: 'top' | 'middle' | 'bottom' = 'top'): Box {
  const height = Math.max(0, ...boxes.map((box) => box.height));
  const part = { top: 0, middle: 0.5, bottom: 1 }[align];
  return {
    height,
    draw: (y, parent) => {
      for (const box of boxes) box.draw(y + (height - box.height) * part, parent);
    },
  };
}

export function lowered(box: Box, by: number, under = 0): Box {
  return {
    height: box.height + by + under,
    draw: (y, parent) => {
      box.draw(y + by, parent);
    },
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
