import { commandLine } from '../config/command-line.ts';

/** A command, the words after it, and what it does. */
type UsageLine = readonly [name: string, words: string, does: string];

export function usageOf(lines: readonly UsageLine[]): string {
  const typed = lines.map(([name, words]) => commandLine(name, words));
  const width = Math.max(...typed.map((each) => each.length)) + 2;
  return lines.map(([, , does], index) => `${(typed[index] ?? '').padEnd(width)}${does}`).join('\n');
}

export function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}
