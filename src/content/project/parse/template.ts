import type { Report } from '../../check/diagnostic.ts';
import type { Reader } from '../../parse/shape.ts';
import type { YamlEntry, YamlValue } from '../../parse/yaml-value.ts';
import type { Template } from '../model.ts';
import type { Names } from './names.ts';

/** Any JSON value; what only looks like one (dates, 1:30) has to be quoted. */
export function template(names: Names): Reader<Template> {
  const read: Reader<Template> = (value, report) => {
    switch (value.type) {
      case 'null':
        return null;
      case 'boolean':
        return value.value as boolean;
      case 'text':
        names.use(value.value, value.span, report);
        return value.value;
      case 'number':
        if (typeof value.value === 'number' && Number.isFinite(value.value)) return value.value;
        return quoteIt(value, report);
      case 'date':
        return quoteIt(value, report);
      case 'list': {
        const items = value.items.map((item) => read(item, report));
        return items.every((item) => item !== undefined) ? items : undefined;
      }
      case 'map': {
        const entries = value.entries.map(({ key, keySpan, value: inner }) => {
          names.use(key, keySpan, report);
          return [key, read(inner, report)] as const;
        });
        return entries.every((entry): entry is readonly [string, Template] => entry[1] !== undefined)
          ? Object.fromEntries(entries)
          : undefined;
      }
      case 'refused':
        return undefined;
    }
  };
  return read;
}

function quoteIt(value: Extract<YamlValue, { written: string }>, report: Report): undefined {
  report(
    'yaml/quote-it',
    value.span,
    `YAML reads \`${value.written}\` as a ${value.type}, and other readers as something else.`,
    `Quote it: "${value.written}".`,
  );
  return undefined;
}

/** A mapping with keys of the author's own; `allows` reports a key that cannot be, and gives false. */
export function mapOf<T>(
  read: Reader<T>,
  allows: (entry: YamlEntry, report: Report) => boolean = () => true,
): Reader<Readonly<Record<string, T>>> {
  return (value, report) => {
    if (value.type === 'refused') return undefined;
    if (value.type !== 'map') {
      report('yaml/wrong-type', value.span, 'Here should stand `name: value` lines.');
      return undefined;
    }
    // no key of an object is written to: one may be called `__proto__`
    const out: [string, T][] = [];
    for (const entry of value.entries) {
      if (!allows(entry, report)) continue;
      const inner = read(entry.value, report);
      if (inner !== undefined) out.push([entry.key, inner]);
    }
    return Object.fromEntries(out);
  };
}

/** A text as it stands, of one or several lines, with its names noted. */
export function named(names: Names): Reader<string> {
  return (value, report) => {
    if (value.type === 'text') {
      names.use(value.value, value.span, report);
      return value.value;
    }
    if (value.type === 'number' || value.type === 'boolean' || value.type === 'date') {
      report(
        'yaml/quote-it',
        value.span,
        `Here should stand text, but YAML reads \`${value.written}\` otherwise.`,
        `Quote it: "${value.written}".`,
      );
    } else if (value.type !== 'refused') report('yaml/wrong-type', value.span, 'Here should stand text.');
    return undefined;
  };
}

/** Reports keys that say several bodies of one message. */
export function reportBodies(entries: readonly YamlEntry[], bodies: readonly string[], report: Report): void {
  const [first, second] = entries.filter(({ key }) => bodies.includes(key));
  if (first === undefined || second === undefined) return;
  report(
    'project/step',
    second.keySpan,
    `There is one body, and here stand two: ${first.key} and ${second.key}.`,
    'Keep one of them, or make several steps.',
  );
}
