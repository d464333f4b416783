import { prove } from './support/suite.ts';

prove('rate-limited-proxy', {
  pass: [
    'done({ status: answer.statusCode,',
    'done({ status: answer.statusCode === 410 ? 404 : answer.statusCode,',
  ],
  hit: ["return passedOn(entry.answer, 'HIT');", "return passedOn(entry.answer, 'STORED');"],
  ttl: ['?? fallbackAge)', '? fallbackAge : fallbackAge)'],
  'no-store': ['|| /\\bno-store\\b/.test(control)', "|| control === 'no-store'"],
  query: [
    "const path = request.url.slice('/proxy/'.length);",
    "const path = request.url.slice('/proxy/'.length).replace('?a=2', '?a=1');",
  ],
  vary: ['if (vary !== undefined) varies.set(path, vary.toLowerCase().split(/\\s*,\\s*/));', ''],
  post: ['asked.end(bytes);', "asked.end(request.method === 'POST' ? undefined : bytes);"],
  error: ['fail(new Refusal(504));', 'fail(new Refusal(502));'],
  stampede: ['underWay.set(key, answer);', ''],
  hop: ['const hidden = [...ownToConnection, ...named];', 'const hidden = ownToConnection;'],
  ssrf: [
    'const { hostname, port } = new URL(upstream);',
    "const { hostname, port } = new URL(path.startsWith('/') ? `/${path}` : '/', upstream);",
  ],
  limit: [", { 'Retry-After': String(seconds) }", ''],
  purge: ['entries = new Map();\n      varies', 'varies'],
  stats: ['stats.hits += 1;', 'stats.hits += 2;'],
});
