import matter from 'gray-matter';
import type { Report } from '../check/diagnostic.ts';
import { lineSpan, lineText, type Source, type Span } from '../source.ts';

export interface FrontMatter {
  readonly yaml: string;
  /** offset at which `yaml` begins */
  readonly yamlStart: number;
  /** index of the line at which the body begins */
  readonly bodyLine: number;
  /** where to point when something is missing from it */
  readonly span: Span;
}

const maxBytes = 16 * 1024;

const refuse = (): never => {
  throw new Error('front matter is never executed');
};
// An options object also keeps gray-matter from caching: its cache forgets faults and leaks changes.
const options = {
  language: 'yaml',
  engines: {
    yaml: { parse: () => ({}), stringify: refuse },
    js: { parse: refuse, stringify: refuse },
    javascript: { parse: refuse, stringify: refuse },
    json: { parse: refuse, stringify: refuse },
  },
};

/** Splits a Markdown file into front matter and body, or reports why that cannot be done and gives null. */
export function splitFrontMatter(source: Source, report: Report): FrontMatter | null {
  const first = lineText(source, 0);
  const firstSpan = lineSpan(source, 0);
  if (!first.startsWith('---') || first.startsWith('----')) {
    report(
      'front-matter/missing',
      firstSpan,
      'The file does not begin with front matter.',
      'Begin with a line `---`, then title, summary and minutes, then a line `---`.',
    );
    return null;
  }
  if (first.slice(3).trim() !== '') {
    report(
      'front-matter/language',
      firstSpan,
      `"${first.slice(3).trim()}" after --- asks for another language; front matter is YAML, and nothing in it is ever run.`,
      'Write --- alone on the line.',
    );
    return null;
  }
  const close = closingLine(source);
  if (close < 0) {
    report(
      'front-matter/unclosed',
      firstSpan,
      'The front matter is never closed.',
      'End it with a line ---.',
    );
    return null;
  }
  const yamlStart = source.lineStarts[1] as number;
  const yamlEnd = source.lineStarts[close] as number;
  if (new TextEncoder().encode(source.text.slice(yamlStart, yamlEnd)).length > maxBytes) {
    report(
      'front-matter/too-large',
      firstSpan,
      'The front matter is larger than 16 KB.',
      'Keep long texts in the lesson.',
    );
    return null;
  }
  // gray-matter takes any line that begins with --- for the end; a longer one is not ours
  const split = matter(
    source.text.slice(0, source.lineStarts[close + 1] ?? source.text.length).replace(/\r\n?/g, '\n'),
    options,
  );
  const yaml = source.text.slice(yamlStart, yamlEnd);
  if (split.matter.trim() !== yaml.replace(/\r\n?/g, '\n').trim()) {
    const line = strayFence(source, close);
    report(
      'front-matter/stray-dashes',
      lineSpan(source, line),
      'A line of the front matter begins with ---, which other readers take for its end.',
      'Indent it, or put the value in quotes.',
    );
    return null;
  }
  return { yaml, yamlStart, bodyLine: close + 1, span: firstSpan };
}

function closingLine(source: Source): number {
  for (let i = 1; i < source.lineStarts.length; i++) if (/^---[ \t]*$/.test(lineText(source, i))) return i;
  return -1;
}

function strayFence(source: Source, close: number): number {
  for (let i = 1; i < close; i++) if (lineText(source, i).startsWith('---')) return i;
  return 0;
}
