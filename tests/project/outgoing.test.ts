import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { RequestStep } from '../../src/content/project/model.ts';
import { curlOf } from '../../src/project/curl.ts';
import { Elsewhere, type Outgoing, outgoing } from '../../src/project/outgoing.ts';
import { Scope } from '../../src/project/scope.ts';

const bare: RequestStep = {
  kind: 'request',
  method: 'GET',
  target: '/',
  query: {},
  headers: {},
  body: null,
  closeHalf: false,
  patient: false,
  within: 0,
  expect: null,
  save: {},
  collect: {},
  when: null,
};
const target = { host: '127.0.0.1:3000' };
const sent = (step: Partial<RequestStep>, values = {}): Outgoing =>
  outgoing({ ...bare, ...step }, {}, new Scope(values), target);

describe('a request', () => {
  it('percent-encodes what is put into path and query, and leaves out what is null', () => {
    const { path } = sent(
      { target: '/todos/${id}', query: { q: '${q}', tag: ['a', 'b c'], cursor: '${none}' } },
      { id: '../x y', q: '50%&', none: null },
    );
    expect(path).toBe('/todos/..%2Fx%20y?q=50%25%26&tag=a&tag=b%20c');
  });

  it.each([
    ['/todos/7?x=1', '/todos/7?x=1'],
    ['http://127.0.0.1:3000/todos/7', '/todos/7'],
    ['http://localhost:3000/todos/7', '/todos/7'],
  ])('follows the address "%s" an answer gave', (given, path) => {
    expect(sent({ target: '${location}' }, { location: given }).path).toBe(path);
  });

  it.each([
    'http://example.com/todos/7',
    '//example.com/x',
    'http://127.0.0.1:3001/x',
    'https://127.0.0.1:3000/x',
    'http://127.0.0.1.example.com:3000/x',
    'http://[::',
    'file:///etc/passwd',
  ])('does not follow "%s"', (given) => {
    expect(() => sent({ target: '${location}' }, { location: given })).toThrow(Elsewhere);
  });

  it('writes JSON with its type, unless another is given', () => {
    const json = sent({ method: 'POST', body: { type: 'json', value: { a: '${n}' } } }, { n: 1 });
    expect(new TextDecoder().decode(json.body ?? undefined)).toBe('{"a":1}');
    expect(json.headers).toEqual([['Content-Type', 'application/json']]);
    const typed = sent({
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: { type: 'json', value: null },
    });
    expect(typed.headers).toEqual([['content-type', 'text/plain']]);
  });
});

/** What arrives when the line is pasted into a shell. */
async function pasted(
  request: Outgoing,
): Promise<{ method: string; url: string; body: string; type: string }> {
  const seen: { method: string; url: string; body: string; type: string }[] = [];
  const server = createServer((asked, response) => {
    const parts: Buffer[] = [];
    asked.on('data', (part: Buffer) => parts.push(part));
    asked.on('end', () => {
      seen.push({
        method: asked.method ?? '',
        url: asked.url ?? '',
        body: Buffer.concat(parts).toString('utf8'),
        type: asked.headers['content-type'] ?? '',
      });
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const line = curlOf(request, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  const { spawn } = await import('node:child_process');
  const child = spawn('bash', ['-c', line], { stdio: 'ignore' });
  await new Promise((done) => child.on('close', done));
  server.close();
  const [first] = seen;
  if (first === undefined) throw new Error(`nothing arrived from: ${line}`);
  return first;
}

describe.skipIf(spawnSync('curl', ['--version']).status !== 0)('the line for curl', () => {
  it.each<[string, Partial<RequestStep>, object]>([
    [
      'a plain GET',
      { target: '/hello?name=Zo%C3%AB' },
      { method: 'GET', url: '/hello?name=Zo%C3%AB', body: '' },
    ],
    ['a DELETE', { method: 'DELETE', target: '/hello' }, { method: 'DELETE', url: '/hello' }],
    ['a HEAD', { method: 'HEAD', target: '/hello' }, { method: 'HEAD', url: '/hello' }],
    [
      'JSON with quotes of all kinds',
      { method: 'POST', target: '/t', body: { type: 'json', value: `Robert'); "$HOME" \`x\` \\ é` } },
      { method: 'POST', body: `"Robert'); \\"$HOME\\" \`x\` \\\\ é"`, type: 'application/json' },
    ],
    [
      'characters nobody sees',
      { method: 'PUT', target: '/t', body: { type: 'text', value: 'a\u0007b\n\u001b[31m\u202e' } },
      { method: 'PUT', body: 'a\u0007b\n\u001b[31m\u202e' },
    ],
    ['a path that curl would tidy up', { target: '/a/../b//c' }, { url: '/a/../b//c' }],
    ['a path with brackets', { target: '/a?x={1}&y=[2-4]' }, { url: '/a?x={1}&y=[2-4]' }],
  ])('sends the same again: %s', async (_, step, arrives) => {
    expect(await pasted(sent(step))).toMatchObject(arrives);
  });

  it('is one line without control characters', () => {
    const line = curlOf(sent({ method: 'POST', body: { type: 'text', value: '\u001b]0;x\u0007\r\n' } }), 'h');
    expect(line).not.toMatch(/[\0-\x1f\x7f]/);
  });
});
