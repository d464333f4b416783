import type { Report } from '../../check/diagnostic.ts';
import { didYouMean } from '../../nearest.ts';
import type { Reader } from '../../parse/shape.ts';
import type { YamlEntry } from '../../parse/yaml-value.ts';
import { largestValue, mostLines } from '../limits.ts';
import { type Maker, type MakerName, makers, plainMakers } from '../model.ts';
import type { Names } from './names.ts';
import { numberOrName, type Range } from './number.ts';
import { template } from './template.ts';

/** `word`, or `{text: 201}`: how a value is made. */
export function maker(names: Names): Reader<Maker> {
  return (value, report) => {
    if (value.type === 'refused') return undefined;
    if (value.type === 'text') {
      const plain = plainMakers.find((name) => name === value.value);
      if (plain !== undefined) return { maker: plain, of: null };
      report(
        'yaml/unknown-value',
        value.span,
        `"${value.value}" is not one of ${plainMakers.join(', ')}.`,
        didYouMean(value.value, plainMakers) ?? 'A value of your own is written `{value: …}`.',
      );
      return undefined;
    }
    const entry = value.type === 'map' && value.entries.length === 1 ? (value.entries[0] as YamlEntry) : null;
    if (entry === null) {
      report(
        'yaml/wrong-type',
        value.span,
        'Here should stand one maker.',
        'Write `word`, or `{text: 201}`; a value of your own is `{value: …}`.',
      );
      return undefined;
    }
    // the lines it makes are counted
    if (entry.key === 'lines') names.define('n');
    return readOne(entry, names, report);
  };
}

function readOne(entry: YamlEntry, names: Names, report: Report): Maker | undefined {
  const known = makers.filter((name) => !plainMakers.includes(name));
  const name = known.find((one): one is MakerName => one === entry.key);
  if (name === undefined) {
    report(
      'yaml/unknown-value',
      entry.keySpan,
      `"${entry.key}" is not one of ${known.join(', ')}.`,
      didYouMean(entry.key, known),
    );
    return undefined;
  }
  const of = readerOf(name, names)(entry.value, report);
  return of === undefined ? undefined : { maker: name, of };
}

const sizes = { min: 0, max: largestValue, whole: true };
const codePoints = { min: 0, max: 0x10ffff, whole: true };

function readerOf(name: MakerName, names: Names): Reader<Maker['of']> {
  switch (name) {
    case 'text':
    case 'bytes':
      return numberOrName(names, sizes);
    case 'char':
      return numberOrName(names, codePoints);
    case 'lines':
      return counted(names, { ...sizes, max: mostLines });
    case 'repeated':
      return counted(names, sizes);
    default:
      return template(names);
  }
}

/** A mapping whose `count` is a number. */
function counted(names: Names, range: Range): Reader<Maker['of']> {
  const read = template(names);
  const readCount = numberOrName(names, range);
  return (value, report) => {
    const count = value.type === 'map' ? value.entries.find(({ key }) => key === 'count') : undefined;
    if (count === undefined) {
      if (value.type !== 'refused')
        report(
          'yaml/wrong-type',
          value.span,
          'Here should stand a mapping with `count`, how often.',
          'Write `count: 9`, for example.',
        );
      return undefined;
    }
    return readCount(count.value, report) === undefined ? undefined : read(value, report);
  };
}
