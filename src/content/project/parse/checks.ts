import type { Report } from '../../check/diagnostic.ts';
import type { TopicId } from '../../model.ts';
import { reportUnsafe } from '../../parse/display.ts';
import {
  flag,
  integer,
  type Located,
  listOf,
  object,
  optional,
  type Reader,
  required,
  text,
} from '../../parse/shape.ts';
import { id } from '../../parse/words.ts';
import { readYaml } from '../../parse/yaml.ts';
import type { YamlEntry, YamlValue } from '../../parse/yaml-value.ts';
import type { Source, Span } from '../../source.ts';
import type { Check, Step } from '../model.ts';
import { reportTooMany } from './count.ts';
import { Names } from './names.ts';
import { type BeginsIn, beginsIn, noting } from './noting.ts';
import { stepsReader } from './step.ts';
import { mapOf, template } from './template.ts';

const longestCheck = 120;

export interface LocatedCheck {
  /** the hint stands in project.md */
  readonly check: Check;
  readonly id: Located<string>;
  readonly topic: Located<string>;
  /** some of it, or of a setup it uses, could not be read: what is left of it would pass too easily */
  readonly isFaulty: boolean;
}

export interface ReadChecks {
  readonly setups: Readonly<Record<string, readonly Step[]>>;
  readonly checks: readonly LocatedCheck[];
  /** false when some of it could not be read, so that nothing can be said of what it lacks */
  readonly whole: boolean;
}

/** Reads `checks.yaml`. */
export function readChecks(source: Source, report: Report): ReadChecks {
  // what the reader of YAML refuses is not there any more when a check is read
  const { say: sayOfFile, errors } = noting(report);
  reportUnsafe(source.text, sayOfFile);
  const yaml = readYaml(source.text, 0, sayOfFile);
  const hasError = beginsIn(errors);
  if (yaml === null) return { setups: {}, checks: [], whole: false };
  const file = object({
    setups: optional('steps that several checks begin with', (value) => value),
    checks: required('the checks', (value) => value),
  });
  const keys = file(yaml, report)?.value ?? {};
  const faulty = new Set<string>();
  const setups = readSetups(keys.setups, faulty, hasError, report);
  let whole = true;
  // a tag or an anchor of a check stands before it
  let from = keys.checks?.span.start ?? 0;
  const readOne: Reader<LocatedCheck> = (value, say) => {
    const isRefused = hasError(from, value.span.end);
    const found = readCheck(value, setups, (steps) => isRefused || useAny(steps, faulty), say);
    from = value.span.end;
    whole &&= found !== undefined;
    return found;
  };
  const checks = keys.checks === undefined ? [] : (listOf(readOne)(keys.checks, report)?.value ?? []);
  if (keys.checks !== undefined && checks.length === 0 && whole)
    report('project/no-checks', keys.checks.span, 'This project checks nothing.', 'Write a first check.');
  return { setups, checks: withoutDuplicates(checks, report), whole };
}

/** What every step may name: the project's variables, and the address nobody should ask. */
const given = ['env', 'elsewhere'];

/** Those in which something is wrong are noted in `faulty`. */
function readSetups(
  value: YamlValue | undefined,
  faulty: Set<string>,
  hasError: BeginsIn,
  report: Report,
): Readonly<Record<string, readonly Step[]>> {
  if (value === undefined || value.type === 'null') return {};
  const entries = value.type === 'map' ? value.entries : [];
  const own = entries.map((entry) => entry.key);
  const setup: Reader<{ readonly steps: readonly Step[]; readonly isFaulty: boolean }> = (yaml, report) => {
    const { say, errors } = noting(report);
    const keys = object({
      takes: optional('names it is given', listOf(text())),
      steps: required('what is done', (inner) => inner),
    })(yaml, say)?.value;
    if (keys?.steps === undefined) return undefined;
    const names = new Names([...given, ...(keys.takes?.value ?? []).map((name) => name.value)]);
    // setups stand on their own: one that used another could use itself
    const steps = stepsReader(names, [])(keys.steps, say)?.value ?? [];
    names.reportUnknown(say);
    return { steps, isFaulty: errors.length > 0 };
  };
  const read = mapOf(setup)(value, report) ?? {};
  // one that cannot be read is there all the same: who uses it makes no further mistake
  for (const name of own) if (read[name]?.isFaulty !== false) faulty.add(name);
  for (const name of refusedIn(entries, value.span, hasError)) faulty.add(name);
  return Object.fromEntries(own.map((name) => [name, read[name]?.steps ?? []]));
}

/** The names of the entries that hold an error; all of them where one stands between them: its entry is not there. */
function refusedIn(entries: readonly YamlEntry[], { start, end }: Span, hasError: BeginsIn): string[] {
  const gaps = [start, ...entries.map(({ value }) => value.span.end)].map(
    (from, i) => [from, entries[i]?.keySpan.start ?? end] as const,
  );
  const between = gaps.some(([from, to]) => hasError(from, to));
  return entries
    .filter(({ keySpan, value }) => between || hasError(keySpan.start, value.span.end))
    .map(({ key }) => key);
}

/** `lackAny`: whether something of these steps could not be read, though nothing is told of it any more. */
function readCheck(
  value: YamlValue,
  setups: ReadChecks['setups'],
  lackAny: (steps: readonly Step[]) => boolean,
  report: Report,
): LocatedCheck | undefined {
  const { say, errors } = noting(report);
  const names = new Names(given);
  const keys = object({
    id: required('its id', id()),
    says: required('what is checked, in one sentence', text()),
    why: required('why it matters', text()),
    spec: optional('an RFC with its section', text()),
    topic: required('the topic to read again', id()),
    headers: optional('headers of every request', mapOf(template(names))),
    warning: optional('true: a remark, no failure', flag()),
    seconds: optional('time on top of that of a project', integer(1, longestCheck)),
    steps: required('what is done and expected', stepsReader(names, Object.keys(setups))),
  })(value, say)?.value;
  names.reportUnknown(say);
  if (keys?.id && keys.steps) reportTooMany(keys.id, keys.steps.value, say);
  if (!keys?.id || !keys.says || !keys.why || !keys.topic || !keys.steps) return undefined;
  const check: Check = {
    id: keys.id.value,
    says: keys.says.value,
    why: keys.why.value,
    spec: keys.spec?.value ?? null,
    hint: null,
    topic: keys.topic.value as TopicId,
    headers: keys.headers ?? {},
    warning: keys.warning?.value ?? false,
    seconds: keys.seconds?.value ?? 0,
    steps: keys.steps.value,
  };
  const isPartial = lackAny(check.steps);
  if (errors.length === 0 && !isPartial && !askServer(check.steps, setups))
    say(
      'project/empty',
      keys.steps.span,
      'None of these steps asks anything of the server.',
      'Add a request, and what is expected of its answer.',
    );
  return { check, id: keys.id, topic: keys.topic, isFaulty: errors.length > 0 || isPartial };
}

/** Whether a server could fail steps, or those they run. */
const askServer = (steps: readonly Step[], setups: ReadChecks['setups']): boolean =>
  steps.some((step) => {
    switch (step.kind) {
      case 'use':
        return askServer(setups[step.setup] ?? [], {});
      case 'each':
      case 'repeat':
      case 'parallel':
        return askServer(step.steps, setups);
      case 'make':
      case 'wait':
      case 'serve':
        return false;
      default:
        return true;
    }
  });

/** Whether steps, or those they run, use one of these setups. */
const useAny = (steps: readonly Step[], setups: ReadonlySet<string>): boolean =>
  steps.some((step) => {
    switch (step.kind) {
      case 'use':
        return setups.has(step.setup);
      case 'each':
      case 'repeat':
      case 'parallel':
        return useAny(step.steps, setups);
      case 'restart':
        return useAny(step.during, setups);
      default:
        return false;
    }
  });

function withoutDuplicates(checks: readonly LocatedCheck[], report: Report): LocatedCheck[] {
  const seen = new Set<string>();
  return checks.filter(({ check, id: at }) => {
    if (!seen.has(check.id)) return Boolean(seen.add(check.id));
    report(
      'project/duplicate-check',
      at.span,
      `The id "${check.id}" stands twice in this file.`,
      'Give each check an id of its own.',
    );
    return false;
  });
}
