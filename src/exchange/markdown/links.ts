import { codeSpansIn } from '../../content/check/raw-text.ts';
import type { Remark } from '../draft.ts';
import { linkTarget } from '../spans.ts';
import { isBlank, type Line } from './lines.ts';

const definition =
  /^ {0,3}\[([^\][]{1,300})\]:[ \t]*(?:<([^<>]*)>|(\S+))([ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
/** Characters of a line that may be one, and of a paragraph that is looked at. */
const longest = 10_000;

interface Definition {
  readonly line: number;
  readonly label: string;
  /** address and title as they stand in a link */
  readonly target: string;
  isUsed: boolean;
}

/**
 * The lines with links that name a definition (`[text][name]`, `[name]`) written out, and without the definitions, which
 * stand far from most questions they serve. One that serves none is said to be left out.
 */
export function withLinks(lines: readonly Line[], remarks: Remark[]): readonly Line[] {
  const leaveOut = ({ line, label }: Definition, why: string): void => {
    remarks.push({ line, action: 'left out', reason: `the address of "${label.slice(0, 40)}", ${why}` });
  };
  const found = lines.map((line, at) => definitionIn(line, lines[at - 1]));
  const defined = new Map<string, Definition>();
  for (const one of found) {
    if (one === null) continue;
    const first = defined.get(fold(one.label));
    if (first === undefined) defined.set(fold(one.label), one);
    else if (first.target !== one.target) leaveOut(one, 'since another stands above it');
  }
  if (defined.size === 0) return lines;
  const out: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at + 1;
    if (isText(lines, found, at)) while (end < lines.length && isText(lines, found, end)) end++;
    const part = lines.slice(at, end);
    const texts = isText(lines, found, at)
      ? resolved(part.map(({ text }) => text).join('\n'), defined).split('\n')
      : [];
    for (const [i, line] of part.entries())
      out.push(found[at] === null ? { ...line, text: texts[i] ?? line.text } : { ...line, text: '' });
    at = end;
  }
  for (const one of defined.values()) if (!one.isUsed) leaveOut(one, 'which no text links to');
  return out;
}

const isText = (lines: readonly Line[], found: readonly (Definition | null)[], at: number): boolean =>
  found[at] === null && !(lines[at] as Line).isCode && !isBlank(lines[at] as Line);

/** A definition cannot stand right below text (CommonMark 4.7). */
function definitionIn({ text, isCode, number }: Line, above: Line | undefined): Definition | null {
  const match = isCode || text.length > longest ? null : text.match(definition);
  if (match === null) return null;
  if (
    above !== undefined &&
    !above.isCode &&
    above.text.trim() !== '' &&
    !/^(?:#|-{3})/.test(above.text) &&
    !definition.test(above.text.slice(0, longest))
  )
    return null;
  const [, label = '', bracketed, bare, title = ''] = match;
  return {
    line: number,
    label,
    target: `${linkTarget(bracketed ?? bare ?? '')}${title.replace(/^\s+/, ' ')}`,
    isUsed: false,
  };
}

const fold = (label: string): string => label.trim().replace(/\s+/g, ' ').toLowerCase();

const link = /\[([^\][]{1,500})\](?:\[([^\][]{0,300})\])?(?![(:])/g;

function resolved(text: string, defined: ReadonlyMap<string, Definition>): string {
  if (text.length > longest || !text.includes('[')) return text;
  const code = codeSpansIn(text);
  return text.replace(link, (whole, words: string, name: string | undefined, at: number) => {
    const one = defined.get(fold(name || words));
    // a box is none
    if (
      one === undefined ||
      /^[ xX]$/.test(words) ||
      text[at - 1] === '\\' ||
      code.some(({ start, end }) => at > start && at < end)
    )
      return whole;
    one.isUsed = true;
    return `[${words}](${one.target})`;
  });
}
