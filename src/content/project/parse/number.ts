import type { Reader } from '../../parse/shape.ts';
import type { Template } from '../model.ts';
import { namesIn } from '../place.ts';
import type { Names } from './names.ts';
import { template } from './template.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const isIn = (n: number, { min, max, whole }: Range): boolean =>
  n >= min && n <= max && (!whole || Number.isInteger(n));

/** A number in this range, or a text that is a name: what that stands for is looked at when the check runs. */
export function numberOrName(names: Names, range: Range): Reader<Template> {
  const read = template(names);
  return (value, report) => {
    const found = read(value, report);
    if (found === undefined || (typeof found === 'string' && namesIn(found).length > 0)) return found;
    const wanted = range.whole ? 'a whole number' : 'a number';
    const span = `${range.min} to ${range.max}`;
    if (typeof found !== 'number')
      report('yaml/wrong-type', value.span, `Here should stand ${wanted}.`, `Write one from ${span}.`);
    else if (!isIn(found, range))
      report(
        'yaml/out-of-range',
        value.span,
        `${found} is out of range: ${wanted} from ${span} is allowed.`,
        `Write one from ${span}.`,
      );
    else return found;
    return undefined;
  };
}
