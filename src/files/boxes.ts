type Tag = PDFKit.PDFStructureElement;

/** Something of known height: drawn with its top at `y`, into `parent`: a tag of a PDF, or the elements of a picture. */
export interface Box<Parent = Tag> {
  readonly height: number;
  readonly draw: (y: number, parent: Parent) => void;
}

export function stack<Parent = Tag>(boxes: readonly Box<Parent>[], gap = 0): Box<Parent> {
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

export function beside<Parent = Tag>(
  boxes: readonly Box<Parent>[],
  align: 'top' | 'middle' | 'bottom' = 'top',
): Box<Parent> {
  const height = Math.max(0, ...boxes.map((box) => box.height));
  const part = { top: 0, middle: 0.5, bottom: 1 }[align];
  return {
    height,
    draw: (y, parent) => {
      for (const box of boxes) box.draw(y + (height - box.height) * part, parent);
    },
  };
}

export function lowered<Parent = Tag>(box: Box<Parent>, by: number, under = 0): Box<Parent> {
  return {
    height: box.height + by + under,
    draw: (y, parent) => {
      box.draw(y + by, parent);
    },
  };
}

/** The first of `sizes`, from the largest, whose box is no higher than `height`; else the last. Found by halving. */
export function fitted<Made extends Box<never>>(
  sizes: readonly number[],
  height: number,
  make: (size: number) => Made,
): Made {
  let left = sizes;
  while (left.length > 1) {
    const middle = Math.floor((left.length - 1) / 2);
    const fits = make(left[middle] ?? 1).height <= height;
    left = fits ? left.slice(0, middle + 1) : left.slice(middle + 1);
  }
  return make(left[0] ?? 1);
}

/** The narrowest width, to a few parts in a hundred, at which a text is no higher: its lines are then about as long. */
export function balancedWidth(width: number, heightAt: (width: number) => number): number {
  const height = heightAt(width);
  let [narrow, wide] = [width / 2, width];
  for (let step = 0; step < 5; step += 1) {
    const middle = (narrow + wide) / 2;
    if (heightAt(middle) > height) narrow = middle;
    else wide = middle;
  }
  return wide;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
