import type { RequestStep, Template } from '../content/project/model.ts';
import { namesIn } from '../content/project/place.ts';
import { BadAnswer } from './bad-answer.ts';
import { CheckerFault } from './checker-fault.ts';
import type { Scope } from './scope.ts';
import { asJson, isBytes, isList, isObject, shown, textOf, type Value } from './value.ts';

/** A request as it goes out: nothing is left to fill in. */
export interface Outgoing {
  readonly method: string;
  /** path and query, as sent */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array | null;
  /** fields of a form, for showing; `body` holds them as sent */
  readonly form: readonly FormField[];
  readonly closeHalf: boolean;
}

export interface FormField {
  readonly name: string;
  /** null for a plain field */
  readonly file: { readonly name: string; readonly type: string } | null;
  readonly content: Uint8Array;
}

/** Where a server stands. */
export interface Target {
  /** as it is written in requests: `127.0.0.1:3000` */
  readonly host: string;
}

/** The answer named an address that is not this server's: it is not asked. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere';
}

/**
 * Fills in a request. Throws Elsewhere when it would go to another server, BadAnswer when what the server gave cannot
 * be sent, CheckerFault when a name is missing.
 */
export function outgoing(
  step: RequestStep,
  always: Readonly<Record<string, Template>>,
  scope: Scope,
  target: Target,
): Outgoing {
  const form = step.body?.type === 'multipart' ? fieldsOf(step.body.fields, scope) : [];
  const boundary = 'roadmap-7f3a9c1e';
  const body = bodyOf(step, scope, form, boundary);
  const written = { ...always, ...step.headers };
  const headers = scope
    .fillEach(written)
    .map(([name, value]): [string, string] => [name, headerValue(name, textOf(value), written[name])]);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const type =
    step.body?.type === 'json'
      ? 'application/json'
      : step.body?.type === 'multipart'
        ? `multipart/form-data; boundary=${boundary}`
        : null;
  return {
    method: step.method,
    path: withQuery(pathOf(step.target, scope, target), step.query, scope),
    headers: type === null || typed ? headers : [...headers, ['Content-Type', type]],
    body,
    form,
    closeHalf: step.closeHalf,
  };
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function bodyOf(
  step: RequestStep,
  scope: Scope,
  form: readonly FormField[],
  boundary: string,
): Uint8Array | null {
  switch (step.body?.type) {
    case undefined:
      return null;
    case 'json':
      return utf8(JSON.stringify(asJson(scope.fill(step.body.value))));
    case 'text': {
      const value = scope.fill(step.body.value);
      return isBytes(value) ? value : utf8(textOf(value));
    }
    case 'multipart':
      return multipart(form, boundary);
  }
}

function fieldsOf(fields: Readonly<Record<string, Template>>, scope: Scope): FormField[] {
  return scope.fillEach(fields).map(([name, value]): FormField => {
    if (!isObject(value)) return { name, file: null, content: utf8(textOf(value)) };
    const { content = '' } = value;
    return {
      name,
      file: { name: textOf(value.name ?? ''), type: textOf(value.type ?? 'application/octet-stream') },
      content: isBytes(content) ? content : utf8(textOf(content)),
    };
  });
}

/** A form as RFC 7578 writes it; names go out as browsers send them: UTF-8, with `"` and line ends escaped. */
function multipart(form: readonly FormField[], boundary: string): Uint8Array {
  const quoted = (text: string): string =>
    text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const parts = form.flatMap(({ name, file, content }) => {
    const filename = file === null ? '' : `; filename="${quoted(file.name)}"`;
    const type = file === null ? '' : `Content-Type: ${file.type}\r\n`;
    return [
      utf8(
        `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${filename}\r\n${type}\r\n`,
      ),
      content,
      utf8('\r\n'),
    ];
  });
  return joined([...parts, utf8(`--${boundary}--\r\n`)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A text percent-encoded. Throws BadAnswer where that cannot be: half of a surrogate pair is no character. */
function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new BadAnswer(
      `${shown(text, 60)} is no text that an address can hold: part of a character is missing.`,
    );
  }
}

/** Throws where it holds what no header can (RFC 9110 §5.5): BadAnswer if it may be the server's. */
function headerValue(name: string, value: string, written: Template | undefined): string {
  if (!/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return value;
  const Fault = typeof written === 'string' && namesIn(written).length > 0 ? BadAnswer : CheckerFault;
  throw new Fault(`${shown(value, 60)} cannot be sent as the header ${name}: it holds a control character.`);
}

const loopbackName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function pathOf(written: string, scope: Scope, target: Target): string {
  if (!/^\$\{[^}]*\}$/.test(written)) return scope.fillText(written, encoded);
  const given = textOf(scope.fill(written));
  const base = `http://${target.host}/`;
  let url: URL;
  try {
    url = new URL(given, base);
  } catch {
    throw new Elsewhere(`"${given.slice(0, 100)}" is no address.`);
  }
  const { port } = new URL(base);
  if (url.protocol !== 'http:' || !loopbackName.test(url.hostname) || url.port !== port)
    throw new Elsewhere(`"${given.slice(0, 100)}" leads to another server; it is not followed.`);
  return `${url.pathname}${url.search}`;
}

function withQuery(path: string, query: Readonly<Record<string, Template>>, scope: Scope): string {
  const pairs = scope.fillEach(query).flatMap(([name, value]) => {
    const values: readonly Value[] = isList(value) ? value : [value];
    return values.filter((one) => one !== null).map((one) => `${encoded(name)}=${encoded(textOf(one))}`);
  });
  if (pairs.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}
