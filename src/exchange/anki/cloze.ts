/** A text with gaps, as Anki writes them: `{{c1::answer::hint}}`. */
type Node = string | Gap;
interface Gap {
  readonly number: number;
  readonly nodes: Node[];
}

export interface Cloze {
  readonly number: number;
  /** the text with this number's gaps open and all others filled */
  readonly text: string;
  readonly answers: readonly string[];
  readonly hints: readonly string[];
}

export const hasCloze = (text: string): boolean => /\{\{c\d{1,3}::/.test(text);

/** How many numbers there are: one more than `most` where there are more, or more than ten gaps for each of so many. */
export function countClozes(text: string, most: number): number {
  const numbers = new Set<string | undefined>();
  let gaps = 0;
  for (const [, number] of text.matchAll(/\{\{c(\d{1,3})::/g)) {
    numbers.add(number);
    if (numbers.size > most || ++gaps > 10 * most) return most + 1;
  }
  return numbers.size;
}

/** One card for each number, in the order of the numbers. A gap that is never closed is text. */
export function readClozes(text: string): readonly Cloze[] {
  const nodes = parse(text);
  const numbers = [...new Set(gapsIn(nodes).map((gap) => gap.number))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const own = gapsIn(nodes).filter((gap) => gap.number === number);
    const parts = own.map(({ nodes: inner }) => split(filled(inner)));
    return {
      number,
      text: opened(nodes, number),
      answers: parts.map(([answer]) => answer),
      hints: parts.flatMap(([, hint]) => hint ?? []),
    };
  });
}

function parse(text: string): readonly Node[] {
  const root: Node[] = [];
  const stack: { readonly nodes: Node[]; readonly written: string; readonly number: number }[] = [];
  const top = (): Node[] => stack[stack.length - 1]?.nodes ?? root;
  for (const part of text.split(/(\{\{c\d{1,3}::|\}\})/)) {
    const number = part.match(/^\{\{c(\d+)::$/)?.[1];
    if (number !== undefined && stack.length < 8)
      stack.push({ nodes: [], written: part, number: Number(number) });
    else if (part === '}}' && stack.length > 0) {
      const { nodes, number: of } = stack.pop() as (typeof stack)[number];
      top().push({ number: of, nodes });
    } else if (part !== '') top().push(part);
  }
  while (stack.length > 0) {
    const { nodes, written } = stack.pop() as (typeof stack)[number];
    top().push(written);
    for (const node of nodes) top().push(node);
  }
  return root;
}

const gapsIn = (nodes: readonly Node[]): readonly Gap[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...gapsIn(node.nodes)]));

/** The text with all gaps filled; hints of inner gaps go. */
const filled = (nodes: readonly Node[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : split(filled(node.nodes))[0])).join('');

const opened = (nodes: readonly Node[], number: number): string =>
  nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return node.number === number ? '_____' : split(opened(node.nodes, number))[0];
    })
    .join('');

/** Behind `::` stands the hint. */
function split(inner: string): readonly [string, string | null] {
  const at = inner.indexOf('::');
  return at < 0 ? [inner, null] : [inner.slice(0, at), inner.slice(at + 2)];
}
