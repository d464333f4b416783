import type { Report } from '../check/diagnostic.ts';
import type { Span } from '../source.ts';
import { matchAnswers, type Pair, type ReadAnswers } from './answers.ts';
import type { Located } from './shape.ts';
import { side } from './shapes.ts';
import { reportMarkdownIn } from './yaml-markdown.ts';
import type { YamlValue } from './yaml-value.ts';

type Names = readonly [string, string];
type Sides = readonly [Located<string> | YamlValue, YamlValue];

/** Pairs as a mapping `left: right`, a list of two-item lists, or a list of mappings whose two keys name the columns. */
export function readPairs(value: YamlValue, at: Span, report: Report): ReadAnswers | null {
  if (value.type !== 'map' && value.type !== 'list') {
    if (value.type !== 'refused')
      report(
        'yaml/wrong-type',
        value.span,
        'Here should stand a list of pairs.',
        'Write `- {left: …, right: …}`.',
      );
    return null;
  }
  const names = value.type === 'list' ? columnNames(value.items) : null;
  const sides: readonly (Sides | null)[] =
    value.type === 'map'
      ? value.entries.map(
          (entry): Sides => [entry.keyValue ?? { value: entry.key, span: entry.keySpan }, entry.value],
        )
      : value.items.map((item) => sidesOf(item, names ?? ['left', 'right'], report));
  const pairs = sides.map((two) => two && readPair(two, report));
  return pairs.every((pair) => pair !== null) ? matchAnswers(names, pairs, at, report) : null;
}

/** The names the first mapping gives; null when they are the plain `left` and `right`. */
function columnNames(items: readonly YamlValue[]): Names | null {
  const first = items.find((item) => item.type === 'map');
  const [a, b] = first?.type === 'map' ? first.entries.map((entry) => entry.key) : [];
  if (a === undefined || b === undefined) return null;
  return [a, b].sort().join() === 'left,right' ? null : [a, b];
}

function sidesOf(item: YamlValue, names: Names, report: Report): Sides | null {
  if (item.type === 'refused') return null;
  if (item.type === 'list' && item.items.length === 2) return item.items as [YamlValue, YamlValue];
  if (item.type === 'map' && item.entries.length === 2) {
    const [left, right] = names.map((name) => item.entries.find((entry) => entry.key === name)?.value);
    if (left && right) return [left, right];
  }
  report(
    'question/pair',
    item.span,
    `A pair has two sides${item.type === 'map' ? `, here ${names[0]} and ${names[1]}` : ''}.`,
    `Write \`- {${names[0]}: …, ${names[1]}: …}\`.`,
  );
  return null;
}

function readPair([first, second]: Sides, report: Report): Pair | null {
  const left = 'type' in first ? side(first, report) : first;
  const right = side(second, report);
  reportMarkdownIn([left, right], report);
  return left && right
    ? { left: left.value, right: right.value, leftSpan: left.span, rightSpan: right.span }
    : null;
}
