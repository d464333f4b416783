import type { Report } from '../check/diagnostic.ts';
import { didYouMean } from '../nearest.ts';
import type { Span } from '../source.ts';
import type { YamlValue } from './yaml-value.ts';

/** A value together with where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
  /** where a part of a text stands, if that is known better than the whole */
  readonly at?: (from: number, to: number) => Span;
}

/** A JSON Schema, draft-07: the newest draft that all editors understand. */
export type Schema = Readonly<Record<string, unknown>>;

/** Reads one YAML value; reports what does not fit and then gives undefined. */
export interface Reader<T> {
  (value: YamlValue, report: Report): T | undefined;
  /** what it takes; one that does not say so is taken to take anything */
  readonly schema?: Schema;
}

/** A reader that says what it takes. */
export const reader = <T>(schema: Schema, read: Reader<T>): Reader<T> => Object.assign(read, { schema });

/** What a reader takes. */
export const schemaFor = (read: Reader<unknown>): Schema => read.schema ?? {};

type Fields = Readonly<
  Record<string, { readonly read: Reader<unknown>; readonly required: boolean; readonly about: string }>
>;
type Mapping<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends { read: Reader<infer T> } ? T : never;
};

export const required = <T>(about: string, read: Reader<T>) => ({ read, required: true, about }) as const;
export const optional = <T>(about: string, read: Reader<T>) => ({ read, required: false, about }) as const;

const nouns: Readonly<Record<Exclude<YamlValue['type'], 'refused'>, string>> = {
  map: 'a mapping',
  list: 'a list',
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date',
  null: 'nothing',
};

const mismatch = (
  wanted: string,
  value: YamlValue,
  report: Report,
  hint: string | null = null,
): undefined => {
  if (value.type !== 'refused')
    report('yaml/wrong-type', value.span, `Here should stand ${wanted}, not ${nouns[value.type]}.`, hint);
  return undefined;
};

/** What stays of a text when its ends are trimmed is not empty, and without `multiline` on one line. */
const textSchema = (multiline: boolean): Schema =>
  multiline
    ? like('\\S', 'Here should stand text.')
    : like('^\\s*\\S(?:[^\\r\\n]*\\S)?\\s*$', 'Here should stand text on one line.');

/** A text of this form; editors show `message` where it is not. */
export const like = (pattern: string, message: string): Schema => ({
  type: 'string',
  pattern,
  patternErrorMessage: message,
});
/** The number a text begins with, such as "10" in quotes or with its unit behind it. */
function numberHint(value: YamlValue): string | null {
  const digits = value.type === 'text' ? value.value.trim().match(/^\d+(?!\d*[.,]\d)/)?.[0] : undefined;
  return digits === undefined ? null : `Write the number alone, without quotes: ${digits}.`;
}

/** What other languages, and YAML 1.1, write for true and false. */
function flagHint(value: YamlValue): string | null {
  if (value.type === 'number') return value.value === 1 ? 'Write true.' : 'Write false.';
  if (value.type !== 'text') return null;
  if (/^(?:yes|y|on|true|x|right|correct)$/i.test(value.value.trim())) return 'Write true, without quotes.';
  return /^(?:no|n|off|false|wrong)$/i.test(value.value.trim()) ? 'Write false, without quotes.' : null;
}

/** Text on one line, or over several with `multiline`; refuses what only looks like text. */
export function text(options: { multiline?: boolean } = {}): Reader<Located<string>> {
  return reader(textSchema(options.multiline === true), (value, report) => {
    if (value.type === 'number' || value.type === 'boolean' || value.type === 'date') {
      const quoted = `"${value.written}"`;
      report(
        'yaml/quote-it',
        value.span,
        `Here should stand text, but YAML reads \`${value.written}\` as ${nouns[value.type]}.`,
        `Quote it: ${quoted}.`,
      );
      return undefined;
    }
    if (value.type === 'null' || (value.type === 'text' && value.value.trim() === '')) {
      report('yaml/empty', value.span, 'Here should stand text, but there is none.');
      return undefined;
    }
    if (value.type !== 'text') return mismatch('text', value, report);
    const trimmed = value.value.trim();
    if (options.multiline !== true && /[\r\n]/.test(trimmed)) {
      report('yaml/one-line', value.span, 'This text must stand on one line.');
      return { value: onOneLine(trimmed), span: value.span };
    }
    if (options.multiline === true) return { value: value.value.trimEnd(), span: value.span, at: value.at };
    const cut = value.value.indexOf(trimmed);
    return { value: trimmed, span: value.span, at: (from, to) => value.at(from + cut, to + cut) };
  });
}

/** Lines as one; a pattern that looks for blanks around each line end would take the square of their number. */
export const onOneLine = (text: string): string =>
  text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');

function wrongNumber(value: YamlValue & { readonly written: string }, report: Report): undefined {
  report('yaml/wrong-type', value.span, `Here should stand a whole number, not ${value.written}.`);
  return undefined;
}

export function integer(min: number, max: number): Reader<Located<number>> {
  return reader({ type: 'integer', minimum: min, maximum: max }, (value, report) => {
    if (value.type !== 'number' || typeof value.value !== 'number' || !Number.isInteger(value.value))
      return value.type === 'number'
        ? wrongNumber(value, report)
        : mismatch('a whole number', value, report, numberHint(value));
    if (value.value < min || value.value > max) {
      report('yaml/out-of-range', value.span, `${value.value} is out of range: ${min} to ${max} is allowed.`);
      return undefined;
    }
    return { value: value.value, span: value.span };
  });
}

export function flag(): Reader<Located<boolean>> {
  return reader({ type: 'boolean' }, (value, report) =>
    value.type === 'boolean'
      ? { value: value.value as boolean, span: value.span }
      : mismatch('true or false', value, report, flagHint(value)),
  );
}

export function oneOf<T extends string>(words: readonly T[]): Reader<Located<T>> {
  const read = text();
  return reader({ type: 'string', enum: words }, (value, report) => {
    const found = read(value, report);
    if (found === undefined) return undefined;
    if ((words as readonly string[]).includes(found.value)) return found as Located<T>;
    report(
      'yaml/unknown-value',
      found.span,
      `"${found.value}" is not one of ${words.join(', ')}.`,
      didYouMean(found.value, words),
    );
    return undefined;
  });
}

/** A list; bad items are reported and left out. A single value where a list is due is reported with its repair. */
export function listOf<T>(read: Reader<T>): Reader<Located<readonly T[]>> {
  return reader({ type: ['array', 'null'], items: schemaFor(read) }, (value, report) => {
    if (value.type === 'text') {
      report(
        'yaml/wrong-type',
        value.span,
        'Here should stand a list, not text.',
        `Write it in brackets: [${value.value}].`,
      );
      return undefined;
    }
    if (value.type === 'null') return { value: [], span: value.span };
    if (value.type !== 'list') return mismatch('a list', value, report);
    return {
      value: value.items
        .map((item) => read(item, report))
        .filter((item): item is T & {} => item !== undefined),
      span: value.span,
    };
  });
}

/** Takes a value as it is, for a reader to come that takes what `schema` describes. */
export const later = (schema: Schema): Reader<YamlValue> => reader(schema, (value) => value);

/**
 * A mapping with known keys. Unknown keys are reported with the nearest known one, missing ones by name; `elsewhere` knows
 * what is called so in other formats.
 */
export function object<F extends Fields>(
  fields: F,
  elsewhere: Readonly<Record<string, string>> = {},
): Reader<Located<Mapping<F>>> {
  const known = new Map(Object.entries(fields));
  const first = [...known].filter(([, field]) => field.required).map(([name]) => `\`${name}: …\``);
  return reader(objectSchema(fields), (value, report) => {
    if (value.type !== 'map') return mismatch('a mapping', value, report, `Write ${first.join(' and ')}.`);
    const out: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const entry of value.entries) {
      const field = known.get(entry.key);
      if (field === undefined) {
        const hint =
          (Object.hasOwn(elsewhere, entry.key) ? `Here it is called \`${elsewhere[entry.key]}\`.` : null) ??
          didYouMean(entry.key, [...known.keys()]) ??
          `Known keys: ${[...known.keys()].join(', ')}.`;
        report('yaml/unknown-key', entry.keySpan, `"${entry.key}" is not a key that is known here.`, hint);
        continue;
      }
      if (seen.has(entry.key)) continue;
      seen.add(entry.key);
      const read = field.read(entry.value, report);
      if (read !== undefined) out[entry.key] = read;
    }
    for (const [name, field] of known) {
      if (field.required && !seen.has(name)) {
        const end = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
        report(
          'yaml/missing-key',
          end,
          `The key "${name}" is missing.`,
          `Add \`${name}:\` (${field.about}).`,
        );
      }
    }
    return { value: out as Mapping<F>, span: value.span };
  });
}

const objectSchema = (fields: Fields): Schema => {
  const all = Object.entries(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(
      all.map(([key, { read, about }]) => [key, { description: about, ...schemaFor(read) }]),
    ),
    required: all.filter(([, field]) => field.required).map(([key]) => key),
    additionalProperties: false,
  };
};
