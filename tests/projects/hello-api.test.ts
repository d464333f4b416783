import { prove } from './support/suite.ts';

prove('hello-api', {
  health: ["{ status: 'ok' }", "{ status: 'fine' }"],
  query: ["query.get('name') ?? 'world'", "query.get('name')?.replace(/^A/, 'E') ?? 'world'"],
  default: ["?? 'world'", "?? 'nobody'"],
  encoding: ['`Hello, ${name}!`', "Buffer.from(`Hello, ${name}!`).toString('latin1')"],
  echo: ['json: jsonOf(context)', "json: jsonOf(context) ?? ''"],
  'bad-json': ['json: jsonOf(context)', 'json: JSON.parse(context.bytes)'],
  'media-type': ['new Refusal(415', 'new Refusal(400'],
  unknown: [
    '\n]);',
    "\n  ['GET', '/*', () => ({ status: 404, text: '<h1>Not found</h1>', headers: { 'Content-Type': 'text/html' } })],\n]);",
  ],
  method: ['\n]);', "\n  ['DELETE', '/hello', () => ({ status: 204 })],\n]);"],
  head: [
    '({ query }) => {\n',
    "({ query, request }) => {\n      if (request.method === 'HEAD') throw new Refusal(405);\n",
  ],
  time: ['new Date().toISOString()', 'new Date(0).toISOString()'],
  concurrency: [
    "    ({ query }) => {\n      const name = query.get('name') ?? 'world';",
    "    async ({ query }) => {\n      globalThis.name = query.get('name') ?? 'world';\n      await new Promise((done) => setTimeout(done, 20));\n      const { name } = globalThis;",
  ],
});
