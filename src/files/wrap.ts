type Measure = (text: string) => number;

/** Lines no wider than `width`: broken at spaces, and inside a word only where it is wider than a line. */
export function wrapText(text: string, width: number, measure: Measure): readonly string[] {
  const words = text.split(' ').flatMap((word) => splitWord(word, width, measure));
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
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
  const pieces = [''];
  for (const letter of word) {
    const longer = `${pieces.at(-1) ?? ''}${letter}`;
    if (longer !== letter && measure(longer) > width) pieces.push(letter);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
}
