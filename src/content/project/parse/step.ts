import type { Report } from '../../check/diagnostic.ts';
import { didYouMean } from '../../nearest.ts';
import { type Located, listOf, object, oneOf, type Reader, required } from '../../parse/shape.ts';
import type { YamlEntry, YamlValue } from '../../parse/yaml-value.ts';
import { longestWait } from '../limits.ts';
import type { Step, StepKind } from '../model.ts';
import { built, type WhenKey, whenKey } from './built.ts';
import { expectation } from './expectation.ts';
import { groupReaders } from './groups.ts';
import { maker } from './maker.ts';
import type { Names } from './names.ts';
import { numberOrName } from './number.ts';
import { playedReaders } from './played.ts';
import { requestReader } from './request.ts';
import { mapOf, template } from './template.ts';

const kinds: readonly StepKind[] = [
  'request',
  'make',
  'use',
  'each',
  'repeat',
  'parallel',
  'wait',
  'restart',
  'serve',
  'served',
  'files',
  'expect',
];

/** Reads the steps of one check or setup, of which there is one at least. */
export const stepsReader = (names: Names, setups: readonly string[]): Reader<Located<readonly Step[]>> =>
  someOf(stepReader(names, setups));

/** Steps, of which there is one at least: none would be passed by any server. */
const someOf = (read: Reader<Step>): Reader<Located<readonly Step[]>> => {
  const steps = listOf(read);
  return (value, report) => {
    if (value.type === 'null' || (value.type === 'list' && value.items.length === 0))
      report('project/empty', value.span, 'Nothing is done here.', 'Write steps, or delete what has none.');
    return steps(value, report);
  };
};

/** Reads one step; what it makes is noted in `names`. */
export function stepReader(names: Names, setups: readonly string[]): Reader<Step> {
  const one: Reader<Step> = (value, report) => read(value, report);
  const steps = someOf(one);
  const expected = expectation(names);
  const when = whenKey(expected);
  const byKind: Readonly<Record<StepKind, Reader<Step>>> = {
    request: requestReader(names),
    ...groupReaders(names, setups, steps),
    ...serverReaders(names, listOf(one), when),
    ...playedReaders(names),
    make: built(
      object({ make: required('names and makers', mapOf(maker(names), definedIn(names))), when }),
      (keys) => keys.make && { kind: 'make', values: keys.make, when: keys.when ?? null },
    ),
    expect: built(object({ expect: required('what is expected', expected), when }), (keys) =>
      keys.expect ? { kind: 'expect', expect: keys.expect, when: keys.when ?? null } : undefined,
    ),
  };
  const read: Reader<Step> = (value, report) => {
    const kind = kindOf(value, report);
    if (kind === null) names.giveUp();
    return kind === null ? undefined : byKind[kind](value, report);
  };
  return read;
}

/** A name whose maker is wrong is a name all the same. */
const definedIn =
  (names: Names) =>
  ({ key }: YamlEntry): boolean => {
    names.define(key);
    return true;
  };

/** The key that says what a step does: exactly one of them stands there; `expect` counts where no other does. */
function kindOf(value: YamlValue, report: Report): StepKind | null {
  if (value.type === 'refused') return null;
  const keys = value.type === 'map' ? value.entries.map((entry) => entry.key) : [];
  const found = kinds.filter((kind) => kind !== 'expect' && keys.includes(kind));
  if (found.length === 1) return found[0] as StepKind;
  if (found.length === 0 && keys.includes('expect')) return 'expect';
  const at = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
  if (found.length > 1)
    report(
      'project/step',
      at,
      `This step says several things at once: ${found.join(' and ')}.`,
      'Make several steps of it.',
    );
  else
    report(
      'project/step',
      at,
      'Nothing says what this step does.',
      didYouMean(keys[0] ?? '', kinds) ?? `A step has one of ${kinds.join(', ')}.`,
    );
  return null;
}

const waits = { min: 0, max: longestWait, whole: false };

/** Steps about time and the server itself. */
function serverReaders(
  names: Names,
  steps: Reader<{ readonly value: readonly Step[] }>,
  when: WhenKey,
): Readonly<Record<'wait' | 'restart' | 'files', Reader<Step>>> {
  return {
    wait: built(object({ wait: required('seconds', numberOrName(names, waits)), when }), (keys) =>
      keys.wait === undefined ? undefined : { kind: 'wait', seconds: keys.wait, when: keys.when ?? null },
    ),
    restart: built(
      object({
        restart: required('stop or kill', oneOf(['stop', 'kill'] as const)),
        during: { read: steps, required: false, about: 'what is done meanwhile' } as const,
        when,
      }),
      (keys) =>
        keys.restart && {
          kind: 'restart',
          how: keys.restart.value,
          during: keys.during?.value ?? [],
          when: keys.when ?? null,
        },
    ),
    files: built(
      object({
        files: required('what no file may hold', object({ lacks: required('a text', template(names)) })),
        when,
      }),
      (keys) =>
        keys.files?.value.lacks === undefined
          ? undefined
          : { kind: 'files', lacks: keys.files.value.lacks, when: keys.when ?? null },
    ),
  };
}
