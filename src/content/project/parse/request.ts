import type { Report } from '../../check/diagnostic.ts';
import { flag, integer, object, oneOf, optional, type Reader, required } from '../../parse/shape.ts';
import type { YamlEntry } from '../../parse/yaml-value.ts';
import type { Body, RequestStep, Step, Template } from '../model.ts';
import { readPlace } from '../place.ts';
import { whenKey } from './built.ts';
import { expectation } from './expectation.ts';
import type { Names } from './names.ts';
import { mapOf, named, reportBodies, template } from './template.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const longestTry = 10;

/** Reads a step that sends a request. */
export function requestReader(names: Names): Reader<Step> {
  const value = template(names);
  const expected = expectation(names);
  const keys = object({
    request: required('method and path', line(names)),
    query: optional('query parameters', mapOf(value)),
    headers: optional('headers', mapOf(value)),
    json: optional('a value sent as JSON', present(value)),
    text: optional('a text sent as it is', present(value)),
    multipart: optional('fields of a form', mapOf(value)),
    close: optional('half', oneOf(['half'] as const)),
    patient: optional('true: waits and tries again after 429', flag()),
    within: optional('seconds it is tried again', integer(1, longestTry)),
    expect: optional('what is expected', expected),
    save: optional('names for parts of the answer', savedIn(names)),
    collect: optional('lists that parts of the answer are added to', savedIn(names)),
    when: whenKey(expected),
  });
  return (yaml, report) => {
    const read = keys(yaml, report)?.value;
    if (yaml.type === 'map') reportUnused(yaml.entries, report);
    if (read?.request === undefined) return undefined;
    const step: RequestStep = {
      kind: 'request',
      ...read.request,
      query: read.query ?? {},
      headers: read.headers ?? {},
      body: bodyOf(read),
      closeHalf: read.close !== undefined,
      patient: read.patient?.value ?? false,
      within: read.within?.value ?? 0,
      expect: read.expect ?? null,
      save: read.save ?? {},
      collect: read.collect ?? {},
      when: read.when ?? null,
    };
    return step;
  };
}

/** Reports what would never be sent or looked at. */
function reportUnused(entries: readonly YamlEntry[], report: Report): void {
  reportBodies(entries, ['json', 'text', 'multipart'], report);
  if (!entries.some(({ key }) => key === 'close')) return;
  for (const { key, keySpan } of entries.filter((one) => ofAnswer.includes(one.key)))
    report(
      'project/step',
      keySpan,
      'This request is broken off, so that there is no answer.',
      `Delete \`${key}\`, or \`close\`.`,
    );
}

/** what is done with an answer */
const ofAnswer = ['expect', 'save', 'collect'];

/** Null is a value one may send, so what was read is boxed. */
interface Boxed {
  readonly value: Template;
}

const present =
  (read: Reader<Template>): Reader<Boxed> =>
  (value, report) => {
    const found = read(value, report);
    return found === undefined ? undefined : { value: found };
  };

function bodyOf(read: {
  readonly json?: Boxed;
  readonly text?: Boxed;
  readonly multipart?: Readonly<Record<string, Template>>;
}): Body | null {
  if (read.json) return { type: 'json', value: read.json.value };
  if (read.text) return { type: 'text', value: read.text.value };
  return read.multipart ? { type: 'multipart', fields: read.multipart } : null;
}

function line(names: Names): Reader<{ readonly method: string; readonly target: string }> {
  const read = named(names);
  return (value, report) => {
    const written = read(value, report);
    if (written === undefined) return undefined;
    const [method = '', target = '', ...more] = written.trim().split(' ');
    if (methods.includes(method) && /^(?:\/|\$\{)/.test(target) && more.length === 0)
      return { method, target };
    report(
      'project/bad-request',
      value.span,
      'Here should stand a method and a path.',
      `Write \`GET /todos/\${id}\`, for example; methods are ${methods.join(', ')}.`,
    );
    return undefined;
  };
}

/** `{id: body.id}`; a `?` behind the place allows it to be missing. */
function savedIn(names: Names): Reader<Readonly<Record<string, string>>> {
  return mapOf(named(names), ({ key, value }, report: Report) => {
    names.define(key);
    if (value.type !== 'text' || readPlace(value.value.replace(/\?$/, '')) !== null) return true;
    report(
      'project/bad-place',
      value.span,
      `"${value.value}" is no place in an answer.`,
      'Places are status, type, header.Name, body.key, text, bytes and time.',
    );
    return false;
  });
}
