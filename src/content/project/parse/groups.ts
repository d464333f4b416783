import type { Report } from '../../check/diagnostic.ts';
import { didYouMean } from '../../nearest.ts';
import { integer, object, optional, type Reader, required, text } from '../../parse/shape.ts';
import { mostTimes } from '../limits.ts';
import type { Step, Template } from '../model.ts';
import { built, whenKey } from './built.ts';
import { areTooMany } from './count.ts';
import { expectation } from './expectation.ts';
import type { Names } from './names.ts';
import { mapOf, template } from './template.ts';

/** Steps that run other steps: setups, and steps run several times. */
export function groupReaders(
  names: Names,
  setups: readonly string[],
  steps: Reader<{ readonly value: readonly Step[] }>,
): Readonly<Record<'use' | 'each' | 'repeat' | 'parallel', Reader<Step>>> {
  const expected = expectation(names);
  const when = whenKey(expected);
  const inner = required('what is done', steps);
  const times = integer(1, mostTimes);
  return {
    use: built(
      object({
        use: required('the name of a setup', setupName(setups)),
        as: required('what its values are called', text()),
        with: optional('values for it', mapOf(template(names))),
        when,
      }),
      (keys) => {
        if (keys.as) names.define(keys.as.value);
        if (keys.use === undefined || keys.as === undefined) return undefined;
        const { use: setup, as, with: given = {} } = keys;
        return { kind: 'use', setup, as: as.value, with: given, when: keys.when ?? null };
      },
    ),
    each: built(
      object({ each: required('a name and its values', oneName(names)), steps: inner, when }),
      (keys) => {
        if (keys.each !== undefined) names.define(keys.each[0]);
        if (keys.each === undefined || keys.steps === undefined) return undefined;
        const [name, values] = keys.each;
        return { kind: 'each', name, values, steps: keys.steps.value, when: keys.when ?? null };
      },
    ),
    repeat: built(
      object({
        repeat: required('how often at most', times),
        until: optional('when it stops', expected),
        steps: inner,
        when,
      }),
      (keys, report) => {
        names.define('n');
        if (keys.repeat === undefined || keys.steps === undefined) return undefined;
        if (areTooMany(keys.repeat, keys.steps.value, report)) return undefined;
        const { repeat, until = null } = keys;
        return {
          kind: 'repeat',
          times: repeat.value,
          until,
          steps: keys.steps.value,
          when: keys.when ?? null,
        };
      },
    ),
    parallel: built(
      object({ parallel: required('how many at once', times), steps: inner, when }),
      (keys, report) => {
        names.define('n');
        if (keys.parallel === undefined || keys.steps === undefined) return undefined;
        if (areTooMany(keys.parallel, keys.steps.value, report)) return undefined;
        return {
          kind: 'parallel',
          times: keys.parallel.value,
          steps: keys.steps.value,
          when: keys.when ?? null,
        };
      },
    ),
  };
}

/** `{id: [1, 2]}`: one name and what it stands for, one after the other. */
function oneName(names: Names): Reader<readonly [string, Template]> {
  const read = mapOf(template(names));
  return (value, report) => {
    const found = Object.entries(read(value, report) ?? {});
    const [first] = found;
    if (first !== undefined && found.length === 1) {
      if (Array.isArray(first[1]) && first[1].length > mostTimes)
        report('yaml/out-of-range', value.span, `These are more values than ${mostTimes}.`, 'Write fewer.');
      if (Array.isArray(first[1]) && first[1].length === 0)
        report(
          'project/empty',
          value.span,
          `There is no value that "${first[0]}" could be, so that nothing is done.`,
          'Write `each: {id: [1, 2]}`, for example.',
        );
      return first;
    }
    if (value.type === 'map' && value.entries.length !== 1)
      report(
        'yaml/wrong-type',
        value.span,
        'Here should stand one name with its values.',
        'Write `each: {id: [1, 2]}`.',
      );
    return undefined;
  };
}

function setupName(setups: readonly string[]): Reader<string> {
  const read = text();
  return (value, report: Report) => {
    const found = read(value, report);
    if (found === undefined || setups.includes(found.value)) return found?.value;
    report(
      'project/unknown-setup',
      found.span,
      `There is no setup "${found.value}" in this file.`,
      didYouMean(found.value, setups) ?? 'Write it under `setups`.',
    );
    return undefined;
  };
}
