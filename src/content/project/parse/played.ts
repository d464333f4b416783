import { flag, integer, object, optional, type Reader, required, text } from '../../parse/shape.ts';
import type { YamlValue } from '../../parse/yaml-value.ts';
import type { Played, Step } from '../model.ts';
import { built, whenKey } from './built.ts';
import { expectation } from './expectation.ts';
import type { Names } from './names.ts';
import { mapOf, named, reportBodies, template } from './template.ts';

const longestDelay = 10;

/** Steps about the second server, which the checker plays. */
export function playedReaders(names: Names): Readonly<Record<'serve' | 'served', Reader<Step>>> {
  const expected = expectation(names);
  const when = whenKey(expected);
  const elsewhere = optional('true: at the address nobody should ask', flag());
  return {
    serve: built(
      object({
        serve: required('a path', named(names)),
        answer: required('what it answers', answer(names)),
        elsewhere,
        when,
      }),
      (keys) =>
        keys.serve === undefined || keys.answer === undefined
          ? undefined
          : {
              kind: 'serve',
              path: keys.serve,
              elsewhere: keys.elsewhere?.value ?? false,
              answer: keys.answer,
              when: keys.when ?? null,
            },
    ),
    served: built(
      object({
        served: required('a path', named(names)),
        expect: required('what is expected', expected),
        elsewhere,
        when,
      }),
      (keys) =>
        keys.served === undefined || keys.expect === undefined
          ? undefined
          : {
              kind: 'served',
              path: keys.served,
              elsewhere: keys.elsewhere?.value ?? false,
              expect: keys.expect,
              when: keys.when ?? null,
            },
    ),
  };
}

function answer(names: Names): Reader<Played> {
  const value = template(names);
  const keys = object({
    status: optional('200 unless said', integer(200, 599)),
    headers: optional('headers', mapOf(value)),
    text: optional('the body', value),
    json: optional('the body, as JSON', value),
    echo: optional('the request header whose value is the body', text()),
    delay: optional('seconds until it answers', seconds),
    drop: optional('true: closes the connection', flag()),
  });
  return (yaml, report) => {
    const read = keys(yaml, report)?.value;
    if (yaml.type === 'map') reportBodies(yaml.entries, ['text', 'json'], report);
    return (
      read && {
        status: read.status?.value ?? 200,
        headers: read.headers ?? {},
        text: read.text ?? null,
        ...(read.json === undefined ? {} : { json: read.json }),
        echo: read.echo?.value ?? null,
        delay: read.delay ?? 0,
        drop: read.drop?.value ?? false,
      }
    );
  };
}

const seconds: Reader<number> = (value: YamlValue, report) => {
  if (value.type !== 'number' || typeof value.value !== 'number') {
    if (value.type !== 'refused')
      report('yaml/wrong-type', value.span, 'Here should stand a number of seconds.');
    return undefined;
  }
  if (value.value >= 0 && value.value <= longestDelay) return value.value;
  report('yaml/out-of-range', value.span, `${value.value} is out of range: 0 to ${longestDelay} is allowed.`);
  return undefined;
};
