type Measure = (text: string) => number;

/** Lines no wider than `width`: broken at spaces, and inside a word only where it is wider than a line. */
export function wrapText(text: string, width: number, measure: Measure): readonly string[] {
  const words = text.split(' ').flatMap((word) => splitWord(word, width, measure));
  const space = measure(' ');
  const lines: string[][] = [];
  let taken = 0;
  for (const word of words) {
    const longer = taken + space + measure(word);
    const line = longer <= width ? lines.at(-1) : undefined;
    taken = line === undefined ? measure(word) : longer;
    if (line === undefined) lines.push([word]);
    else line.push(word);
  }
  return lines.map((line) => line.join(' '));
}

export function cutLines(
  lines: readonly string[],
  most: number,
  width: number,
  measure: Measure,
): readonly string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most - 1);
  const last = Array.from(lines[most - 1] ?? '');
  while (last.length > 0 && measure(`${last.join('')}\u2026`) > width) last.pop();
  return [...kept, `${last.join('').trimEnd()}\u2026`];
}

function splitWord(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const pieces = [''];
  for (const letter of word) {
    const longer = `${pieces.at(-1) ?? ''}${letter}`;
    if (longer !== letter && measure(longer) > width) pieces.push(letter);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
}
