import { type Document, Lexer, parseDocument } from 'yaml';
import type { Report } from '../check/diagnostic.ts';
import { lazily } from '../once.ts';
import { hasTooManyLines, type Span } from '../source.ts';
import { YamlConverter } from './yaml-convert.ts';
import { yamlExcess } from './yaml-depth.ts';
import { readPlainYaml } from './yaml-plain.ts';
import type { YamlValue } from './yaml-value.ts';

const limits = { depth: 50, tokens: 60_000 };

/**
 * Reads one YAML mapping. `offset` is where `text` begins in the file. Reports every syntax error, and
 * anchors, aliases, merge keys, tags and nesting over 50; gives null when there is nothing to go on, which is
 * also so after a syntax error: what the parser makes of the rest would be guesses, and faults of guesses.
 */
export function readYaml(
  written: string,
  offset: number,
  report: Report,
): (YamlValue & { type: 'map' }) | null {
  return readPlainYaml(written, offset) ?? readAnyYaml(written, offset, report);
}

/** The same with the reader of all YAML. */
export function readAnyYaml(
  written: string,
  offset: number,
  report: Report,
): (YamlValue & { type: 'map' }) | null {
  // a lone carriage return ends a line to YAML 1.2, but not to the parser; offsets stay the same
  const text = written.replace(/\r(?!\n)/g, '\n');
  const place = (start: number, end: number): Span => ({
    start: offset + start,
    end: offset + Math.max(start, end),
  });
  const document = parse(text, place, report);
  if (document === null) return null;
  const syntax = document.errors.filter((error) => error.code !== 'TAG_RESOLVE_FAILED');
  // what is missing at the end is missing behind the last word, not on the line below
  const last = text.trimEnd().length;
  const openAt = lazily(() => openQuote(text));
  let isOpenTold = false;
  for (const error of syntax) {
    const [at, to] = error.pos;
    const [start, end] = at > last ? [last - 1, last] : [at, to];
    if (error.code === 'MULTIPLE_DOCS') {
      report(
        'yaml/syntax',
        place(start, start + 3),
        'A second YAML document begins here; one file holds one.',
        'Delete the line `---`, or make a file of its own of what follows.',
      );
      continue;
    }
    const open = /^Missing closing .quote/.test(error.message) ? openAt() : null;
    if (open !== null) {
      // whatever is unclosed behind it follows from it
      if (isOpenTold) continue;
      isOpenTold = true;
      report(
        'yaml/syntax',
        place(open, open + 1),
        'A quotation mark opens here and is never closed.',
        'Close it at the end of the text.',
      );
      continue;
    }
    const message = firstSentence(error.message);
    report(
      'yaml/syntax',
      place(start, Math.max(end, start + 1)),
      `This is not valid YAML: ${message}.`,
      hintFor(message),
    );
  }
  const converter = new YamlConverter(text, offset, report);
  const value = document.contents === null ? null : converter.convert(document.contents);
  sayUnknownTags(document, place, report);
  if (syntax.length > 0 || value?.type === 'refused') return null;
  if (value?.type === 'map') return value;
  const empty = value === null || value.type === 'null';
  report(
    'yaml/not-a-mapping',
    empty ? place(0, 0) : value.span,
    `Here should stand \`key: value\` lines${empty ? ', but there is nothing' : ''}.`,
    'Begin with `title: …`.',
  );
  return null;
}

/** A tag with a handle that no directive declares leaves no trace on its node. */
function sayUnknownTags(document: Document, place: (s: number, e: number) => Span, report: Report): void {
  for (const error of document.errors) {
    if (error.code !== 'TAG_RESOLVE_FAILED' || !error.message.startsWith('Could not resolve tag')) continue;
    report(
      'yaml/tag',
      place(...error.pos),
      'Here stands a YAML tag; tags are refused.',
      'Delete it, and quote the value if it is text.',
    );
  }
}

function parse(text: string, place: (s: number, e: number) => Span, report: Report): Document | null {
  const excess = yamlExcess(text, limits);
  if (excess?.of === 'depth') {
    report(
      'yaml/too-deep',
      place(...excess.span),
      `This YAML is nested more than ${limits.depth} levels deep.`,
      'Write it flatter.',
    );
    return null;
  }
  if (excess !== null || hasTooManyLines(text)) {
    report(
      'file/too-much',
      place(0, 0),
      'This YAML has more lines, words, marks and blanks than are read.',
      'Split the file.',
    );
    return null;
  }
  const directive = text.match(/^%.*$/m);
  if (directive?.index !== undefined && !/^---/m.test(text.slice(0, directive.index))) {
    report(
      'yaml/syntax',
      place(directive.index, directive.index + directive[0].length),
      'YAML directives (`%…`) are refused.',
      'Delete the line.',
    );
    return null;
  }
  return parseDocument(text, {
    prettyErrors: false,
    merge: false,
    version: '1.2',
    // only with this log level does a second document count as an error
    logLevel: 'error',
    // the parser compares each key with all before it, the converter looks it up
    uniqueKeys: false,
  });
}

/** Where the quotation mark stands that no other closes, or null. */
function openQuote(text: string): number | null {
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    // of no width in the text: document start, flow error, scalar
    if (/^[\u0002\u0018\u001f]/.test(token)) continue;
    const mark = token[0] as string;
    if (/["']/.test(mark) && (token.length === 1 || !token.endsWith(mark))) return at;
    at += token.length;
  }
  return null;
}

const firstSentence = (message: string): string =>
  (message.split('\n')[0] as string).replace(/ at line \d+.*$/, '').replace(/[.:]\s*$/, '');

function hintFor(message: string): string {
  if (/tab/i.test(message)) return 'Indent with spaces.';
  if (/end with a [\]}]/.test(message)) return `Close the bracket: ${message.slice(-1)}`;
  if (/unexpected scalar at node end/i.test(message))
    return "A quotation mark ended the text before this: inside '…' write '' for one, or put the text in \"…\".";
  if (/nested mappings|implicit key|compact/i.test(message))
    return 'Quote a value that holds a colon: title: "Ports: what they are".';
  if (/quote/i.test(message)) return 'Close the quotation mark.';
  if (/plain value cannot start|reserved/i.test(message)) return 'Quote the value.';
  if (/indent/i.test(message)) return 'Give the keys of one mapping the same indent.';
  return 'Check indent, quotes and colons here.';
}
