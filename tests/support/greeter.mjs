// A server for the project "greeter" of the small roadmap. `node greeter.mjs rude` greets nobody by name.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const { PORT = '3000', DATA_DIR = '.', GREETING = 'Hello' } = process.env;
const file = join(DATA_DIR, 'count');
const json = (response, value) =>
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(value));

createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://here');
  if (url.pathname === '/count') {
    const count = (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0) + 1;
    writeFileSync(file, String(count));
    json(response, { count });
  } else {
    const name = process.argv[2] === 'rude' ? 'you' : url.searchParams.get('name');
    json(response, { message: `${GREETING}, ${name}` });
  }
}).listen(Number(PORT), '127.0.0.1');
