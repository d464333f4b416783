// What the reference servers share: routes, bodies, and a log that survives a kill. Plain Node.
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Answers one after the other: a handler gives `{status, json | text | bytes, headers}`. */
export function serve(routes, port = Number(process.env.PORT ?? 3000)) {
  const server = createServer(async (request, response) => {
    let answer;
    try {
      answer = await route(routes, request);
    } catch (error) {
      answer = error instanceof Refusal ? error.answer : { status: 500, json: { error: String(error) } };
    }
    send(answer, request, response);
  });
  server.listen(port, '127.0.0.1');
  process.on('SIGTERM', () => process.exit(0));
  return server;
}

/** Thrown by handlers: ends the request with this answer. */
export class Refusal extends Error {
  constructor(status, json = { error: 'refused' }, headers = {}) {
    super(String(status));
    this.answer = { status, json, headers };
  }
}

async function route(routes, request) {
  const [path, search = ''] = request.url.split(/\?(.*)/s);
  const parts = path.split('/').slice(1);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const fitting = [];
  for (const [verb, pattern, handler, { streams = false } = {}] of routes) {
    const params = match(pattern.split('/').slice(1), parts);
    if (params === null) continue;
    fitting.push(verb);
    if (verb !== method && verb !== '*') continue;
    // a handler that streams reads the body itself
    const bytes = streams ? null : await bodyOf(request);
    const context = { request, params, bytes, query: new URLSearchParams(search), headers: request.headers };
    return handler(context);
  }
  if (fitting.length > 0)
    return { status: 405, json: { error: 'method not allowed' }, headers: { Allow: fitting.join(', ') } };
  return { status: 404, json: { error: 'not found' } };
}

/** `:name` takes one part of the path, `*` the rest of it. */
function match(pattern, parts) {
  const params = {};
  for (const [i, piece] of pattern.entries()) {
    if (piece === '*') return { ...params, rest: parts.slice(i).join('/') };
    if (parts[i] === undefined) return null;
    if (piece.startsWith(':')) {
      try {
        params[piece.slice(1)] = decodeURIComponent(parts[i]);
      } catch {
        return null;
      }
    } else if (piece !== parts[i]) return null;
  }
  return pattern.length === parts.length ? params : null;
}

export async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function send({ status = 200, json, text, bytes, headers = {} }, request, response) {
  response.statusCode = status;
  let body = bytes ?? (text === undefined ? '' : text);
  if (json !== undefined) {
    response.setHeader('Content-Type', 'application/json');
    body = JSON.stringify(json);
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status !== 204 && status !== 304) response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The body as JSON, or a refusal with 400. */
export function jsonOf({ bytes }) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(400, { error: 'the body is not JSON' });
  }
}

/**
 * State that is rebuilt from a log: each line is one change, on disk before `commit` returns, so that a kill keeps
 * all of it or nothing.
 */
export function openLog(apply, name = 'log.jsonl') {
  const folder = process.env.DATA_DIR ?? '.';
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  if (existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line.endsWith('}')) apply(JSON.parse(line));
  closeSync(openSync(file, 'a'));
  return (change) => {
    appendFileSync(file, `${JSON.stringify(change)}\n`);
    apply(change);
  };
}

/** One page of a list, behind the item the cursor names. */
export function pageOf(items, query, idOf, { fallback = 20, most = 100 } = {}) {
  const limit = limitOf(query, fallback, most);
  const cursor = query.get('cursor');
  const from =
    cursor === null || cursor === '' ? 0 : items.findIndex((item) => String(idOf(item)) === cursor) + 1;
  const page = items.slice(from, from + limit);
  return {
    items: page,
    nextCursor: from + limit < items.length ? String(idOf(page.at(-1))) : null,
  };
}

export function limitOf(query, fallback, most) {
  if (query.get('limit') === null) return fallback;
  const limit = Number(query.get('limit'));
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw new Refusal(400, { error: 'limit' });
  return limit;
}
