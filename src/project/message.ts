import type { Place } from '../content/project/place.ts';
import type { Scope } from './scope.ts';
import { follow, type Value } from './value.ts';
import { deepest } from './weight.ts';

/** What an expectation looks at: an answer, or a request that reached the second server. */
export interface Message {
  /** null for a request */
  readonly status: number | null;
  /** in the order they came, names as sent */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** ms until the answer was there */
  readonly time: number;
  /** of requests: how many arrived, and what the last one asked for */
  readonly count?: number;
  readonly method?: string;
  readonly path?: string;
}

/** A value found in a place, or why there is none. */
export type Found = { readonly value: Value } | { readonly missing: string };

/** Looks at a place. `message` is null where a step has none: then only values can be looked at. */
export function look(place: Place, message: Message | null, scope: Scope): Found {
  if (place.type === 'value') {
    const root = scope.get(place.path.root);
    return found(follow(root, place.path.ways), 'is not there');
  }
  if (message === null) return { missing: 'there was no answer to look at' };
  switch (place.type) {
    case 'status':
    case 'count':
    case 'method':
    case 'path':
      return found(message[place.type] ?? undefined, 'is not there');
    case 'time':
      return { value: message.time };
    case 'type':
      return found(mediaType(message), 'there is no Content-Type');
    case 'header':
      return found(headerOf(message, place.name), 'there is no such header');
    case 'text':
      return { value: new TextDecoder().decode(message.body) };
    case 'bytes':
      return { value: message.body };
    case 'body': {
      const body = jsonOf(message);
      return 'missing' in body ? body : found(follow(body.value, place.ways), 'is missing');
    }
  }
}

const found = (value: Value | undefined, why: string): Found =>
  value === undefined ? { missing: why } : { value };

/** The value of a header, several of a name joined as RFC 9110 §5.3 allows; undefined when there is none. */
export function headerOf(message: Pick<Message, 'headers'>, name: string): string | undefined {
  const values = message.headers.filter(([one]) => one.toLowerCase() === name.toLowerCase());
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(', ');
}

const mediaType = (message: Message): string | undefined =>
  headerOf(message, 'content-type')?.split(';')[0]?.trim().toLowerCase();

/** Several claims look at one body. */
const read = new WeakMap<Message, Found>();

function jsonOf(message: Message): Found {
  const found = read.get(message) ?? parsed(message);
  read.set(message, found);
  return found;
}

function parsed({ body }: Message): Found {
  if (body.length === 0) return { missing: 'the body is empty' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    // looked at before it is read: reading it may take seconds
    if (nestsDeeper(text, deepest)) return { missing: `the body is nested deeper than ${deepest} levels` };
    return { value: JSON.parse(text) as Value };
  } catch (error) {
    return { missing: error instanceof SyntaxError ? 'the body is not JSON' : 'the body is not UTF-8' };
  }
}

/** Whether a text that may be JSON has more levels of lists and objects than so many. */
function nestsDeeper(json: string, levels: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) i += char === '\\' ? 1 : 0;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    if (depth > levels) return true;
  }
  return false;
}
