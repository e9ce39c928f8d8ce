import type { CDPSession } from 'playwright-core';

type Tree = Awaited<ReturnType<CDPSession['send']>> & { readonly nodes: readonly AxNode[] };

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
  readonly childIds?: readonly string[];
}

/** Says nothing by itself: what stands in it is told with what holds it. */
const SILENT = new Set([
  'StaticText',
  'InlineTextBox',
  'ListMarker',
  'LineBreak',
  'generic',
  'none',
  'emphasis',
  'strong',
  'paragraph',
]);
const STATES = ['invalid', 'required', 'checked', 'expanded', 'disabled', 'level', 'selected', 'pressed'];
const LONGEST_NAME = 60;
/** Base64url with a digit or a capital inside, base32. */
const KEY = /(?<![\w-])(?:(?=[\w-]*(?:\d|[a-z][\w-]*[A-Z]))[\w-]{12,}|[A-Z2-7]{16,})(?![\w-])/g;

/** What a screen reader is given of the content of a page, one line each: role, name, description, states. */
export async function axLines(session: CDPSession): Promise<readonly string[]> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as Tree;
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const main = nodes.find((node) => node.role?.value === 'main');
  const walk = (node: AxNode, depth: number): readonly string[] => {
    const speaks = !node.ignored && !SILENT.has(node.role?.value ?? '');
    const below = (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child === undefined ? [] : walk(child, speaks ? depth + 1 : depth);
    });
    return speaks ? [`${'  '.repeat(depth)}${lineOf(node)}`, ...below] : below;
  };
  return main === undefined ? [] : walk(main, 0);
}

function lineOf({ role, name, description, properties = [] }: AxNode): string {
  const states = properties
    .filter((each) => STATES.includes(each.name))
    .filter(({ value }) => value.value !== 'false' && value.value !== false)
    .map((each) => `${each.name}=${String(each.value.value)}`);
  const words = quoted(name?.value ?? '');
  const more = quoted(description?.value ?? '');
  return [role?.value, words, more && `(${more})`, ...states].filter(Boolean).join(' ');
}

/** Keys, ids and sums differ at every run. */
function quoted(text: string): string {
  const steady = text
    .replace(/https?:\/\/\S+/g, '…')
    .replace(KEY, '…')
    .replace(/^.*\(\d+ \+ \d+\).*$/, '…')
    .replace(/\s+/g, ' ')
    .trim();
  if (steady === '') return '';
  return `“${steady.length > LONGEST_NAME ? `${steady.slice(0, LONGEST_NAME - 1)}…` : steady}”`;
}
