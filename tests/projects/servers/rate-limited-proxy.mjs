import { Agent, request as ask } from 'node:http';
import { Refusal, serve } from './kit.mjs';

const upstream = process.env.UPSTREAM_URL;
const limit = Number(process.env.RATE_LIMIT ?? 30);
const windowMs = Number(process.env.RATE_WINDOW_S ?? 5) * 1000;
const timeout = Number(process.env.TIMEOUT_MS ?? 1000);
const fallbackAge = 60;
const agent = new Agent({ keepAlive: false });

const windows = new Map();
const countRequest = ({ request, headers }) => {
  const client = headers['x-api-key'] ?? request.socket.remoteAddress;
  const now = Date.now();
  let window = windows.get(client);
  if (window === undefined || now - window.opened >= windowMs) window = { opened: now, used: 0 };
  window.used += 1;
  windows.set(client, window);
  if (window.used <= limit) return;
  const seconds = Math.ceil((window.opened + windowMs - now) / 1000);
  throw new Refusal(429, { error: 'too many' }, { 'Retry-After': String(seconds) });
};

/** Asks the upstream; the path is text behind its address, never an address. */
const fetchFrom = ({ request, headers, bytes }, path) =>
  new Promise((done, fail) => {
    const forwarded = [headers['x-forwarded-for'], request.socket.remoteAddress].filter(Boolean).join(', ');
    const passed = { ...headers, 'x-forwarded-for': forwarded };
    for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) delete passed[name];
    const { hostname, port } = new URL(upstream);
    const options = { hostname, port, path: `/${path}`, method: request.method, headers: passed, agent };
    const asked = ask(options, async (answer) => {
      try {
        const parts = [];
        for await (const part of answer) parts.push(part);
        clearTimeout(timer);
        done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) });
      } catch {
        fail(new Refusal(502));
      }
    });
    const timer = setTimeout(() => {
      fail(new Refusal(504));
      asked.destroy();
    }, timeout);
    asked.on('error', () => {
      clearTimeout(timer);
      fail(new Refusal(502));
    });
    asked.end(bytes);
  });

const ownToConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];
const passedOn = ({ status, headers, bytes }, cache) => {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const hidden = [...ownToConnection, ...named];
  const kept = Object.entries(headers).filter(([name]) => !hidden.includes(name));
  return { status, bytes, headers: { ...Object.fromEntries(kept), 'X-Cache': cache } };
};

let entries = new Map();
let varies = new Map();
const underWay = new Map();
const stats = { hits: 0, misses: 0 };
const keyOf = (path, { headers }) =>
  JSON.stringify([path, ...(varies.get(path) ?? []).map((name) => headers[name] ?? '')]);

const ageOf = ({ status, headers }) => {
  const control = (headers['cache-control'] ?? '').toLowerCase();
  if (status !== 200 || /\bno-store\b/.test(control)) return 0;
  return Number(/\bmax-age=(\d+)/.exec(control)?.[1] ?? fallbackAge);
};
const keep = (path, context, answer, into) => {
  const age = ageOf(answer);
  if (age === 0) return;
  const vary = answer.headers.vary;
  if (vary !== undefined) varies.set(path, vary.toLowerCase().split(/\s*,\s*/));
  into.set(keyOf(path, context), { answer, ends: Date.now() + age * 1000 });
};

const get = async (context, path) => {
  const key = keyOf(path, context);
  const entry = entries.get(key);
  if (entry !== undefined && entry.ends > Date.now()) {
    stats.hits += 1;
    return passedOn(entry.answer, 'HIT');
  }
  stats.misses += 1;
  // what is purged meanwhile stays purged
  const into = entries;
  const known = underWay.get(key);
  const answer = known ?? fetchFrom(context, path).finally(() => underWay.delete(key));
  underWay.set(key, answer);
  const got = await answer;
  keep(path, context, got, into);
  return passedOn(got, 'MISS');
};

serve([
  [
    '*',
    '/proxy/*',
    async (context) => {
      const { request } = context;
      countRequest(context);
      const path = request.url.slice('/proxy/'.length);
      if (request.method === 'GET') return get(context, path);
      return passedOn(await fetchFrom(context, path), 'MISS');
    },
  ],
  [
    'DELETE',
    '/cache',
    () => {
      entries = new Map();
      varies = new Map();
      return { status: 204 };
    },
  ],
  ['GET', '/stats', () => ({ json: stats })],
]);
