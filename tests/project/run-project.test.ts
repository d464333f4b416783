import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPlain } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Check, Project, RequestStep, Step } from '../../src/content/project/model.ts';
import { type RunOptions, runProject } from '../../src/project/run/run-project.ts';
import { freshFolder } from '../support/program.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
/** A server of the learner's own, and where it listens. */
async function serving(handler: Handler, ip = '127.0.0.1'): Promise<string> {
  const server = createServer(handler);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, ip, done));
  const { port } = server.address() as AddressInfo;
  return `http://${ip.includes(':') ? `[${ip}]` : ip}:${port}`;
}

const get = (target: string, more: Partial<RequestStep> = {}): RequestStep => ({
  ...{ kind: 'request', when: null, method: 'GET', target, query: {}, headers: {}, body: null },
  ...{ closeHalf: false, patient: false, within: 0, expect: null, save: {}, collect: {} },
  ...more,
});
const status = (code: number): RequestStep['expect'] => ({
  all: [{ place: 'status', ops: { equals: code } }],
  either: [],
});
const check = (id: string, steps: readonly Step[], more: Partial<Check> = {}): Check =>
  ({
    ...{ id, says: 'It works.', why: 'So it is.', spec: null, hint: null, topic: 'http', headers: {} },
    ...{ warning: false, seconds: 0, steps },
    ...more,
  }) as Check;
const project = (checks: readonly Check[], more: Partial<Project> = {}): Project => ({
  ...{ id: 'p', title: 'P', summary: 's', level: 1, topics: [], env: {}, upstream: false, brief: '' },
  ...{ setups: {}, checks },
  ...more,
});

const run = (what: Project, server: RunOptions['server'], more: Partial<RunOptions> = {}) =>
  runProject({
    ...{ project: what, seed: 's', only: null, server, cwd: freshFolder(), env: process.env },
    ...{ stop: new AbortController().signal, now: () => Date.UTC(2026, 0, 5) },
    ...more,
  });

/** What became of each check, in a word, with what is said of it. */
const told = async (...given: Parameters<typeof run>): Promise<string[]> =>
  (await run(...given)).checks.map((one) =>
    one.state === 'failed'
      ? `${one.check.id} failed, ${one.failure.kind}: ${one.failure.message}`
      : one.state === 'skipped'
        ? `${one.check.id} skipped: ${one.reason}`
        : `${one.check.id} passed${one.warning === null ? '' : ' with a remark'}`,
  );

describe('the checks of a project', () => {
  const fine: Handler = (_request, response) => response.end('fine');

  it('run one after the other, or one alone, and tell of each as it comes', async () => {
    const url = await serving(fine);
    const both = project([check('a', [get('/', { expect: status(200) })]), check('b', [get('/')])]);
    const told: string[] = [];
    const seen = {
      begun: (host: string) => told.push(host),
      done: (one: { check: Check }) => told.push(one.check.id),
    };
    const { host, checks } = await run(both, { url }, seen);
    expect([host, ...checks.map(({ state }) => state)]).toEqual([url.slice(7), 'passed', 'passed']);
    expect(told).toEqual([url.slice(7), 'a', 'b']);
    expect((await run(both, { url }, { only: 'b' })).checks.map((one) => one.check.id)).toEqual(['b']);
  });

  it('that are remarks pass with one, unless the server is at fault altogether', async () => {
    const url = await serving((request, response) =>
      request.url === '/gone' ? response.destroy() : response.writeHead(404).end(),
    );
    const what = project([
      check('wrong', [get('/', { expect: status(200) })], { warning: true }),
      check('gone', [get('/gone')], { warning: true }),
    ]);
    expect(await told(what, { url })).toEqual([
      'wrong passed with a remark',
      expect.stringMatching(/^gone failed, broken-answer/),
    ]);
  });

  it('are given up when the time of the project is used up: the one that runs is too slow, the rest is not tried', async () => {
    const url = await serving(() => {});
    // together they may take a fifth of a second
    const what = project([
      check('slow', [get('/')], { seconds: -30 }),
      check('next', [get('/')], { seconds: -29.8 }),
    ]);
    expect(await told(what, { url })).toEqual([
      expect.stringMatching(/^slow failed, too-slow: The 0\.\d+ seconds for this project were used up\.$/),
      'next skipped: the time for this project was used up',
    ]);
  });

  it('end at once when everything is stopped', async () => {
    const url = await serving(() => {});
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 100);
    await expect(run(project([check('a', [get('/')])]), { url }, { stop: stop.signal })).rejects.toThrow(
      /abort/i,
    );
  });

  it('find a server that listens on ::1 alone, and call it so', async () => {
    const hosts: (string | undefined)[] = [];
    const url = await serving((request, response) => {
      hosts.push(request.headers.host);
      response.end();
    }, '::1');
    expect(await told(project([check('a', [get('/', { expect: status(200) })])]), { url })).toEqual([
      'a passed',
    ]);
    expect(hosts).toEqual([url.slice(7)]);
  });

  it('send their own headers in the place of ours', async () => {
    const seen: unknown[] = [];
    const url = await serving((request, response) => {
      seen.push([request.headers['user-agent'], request.headers.accept]);
      response.end();
    });
    const headers = { 'User-Agent': 'mine/1', Accept: 'text/html' };
    await run(project([check('a', [get('/')]), check('b', [get('/')], { headers })]), { url });
    expect(seen).toEqual([
      ['roadmap-check', '*/*'],
      ['mine/1', 'text/html'],
    ]);
  });

  it('wait as long as they are asked to, a second where that is not said, and give up in the end', async () => {
    let left = 1;
    const url = await serving((_request, response) => {
      response.writeHead(left-- > 0 ? 429 : 200, { 'Retry-After': 'soon' }).end();
    });
    const started = performance.now();
    expect(
      await told(project([check('a', [get('/', { patient: true, expect: status(200) })])]), { url }),
    ).toEqual(['a passed']);
    expect(performance.now() - started).toBeGreaterThan(1_000);
  });

  it('repeat until something holds, or say how often they tried', async () => {
    let count = 0;
    const url = await serving((_request, response) => response.writeHead(++count < 3 ? 503 : 200).end());
    const repeat = (times: number): Step => ({
      ...{ kind: 'repeat', when: null, times, until: status(200), steps: [get('/')] },
    });
    const what = project([check('few', [repeat(2)]), check('enough', [repeat(2)])]);
    const { checks } = await run(what, { url });
    expect(checks[0]).toMatchObject({
      failure: { expected: expect.stringContaining('after at most 2 requests') },
    });
    expect(checks[1]).toMatchObject({ state: 'passed' });
  });

  it('fail where one of many at once fails', async () => {
    const url = await serving(fine);
    const steps: Step[] = [
      { kind: 'parallel', when: null, times: 3, steps: [get('/', { expect: status(201) })] },
    ];
    expect(await told(project([check('a', steps)]), { url })).toEqual([
      expect.stringMatching(/^a failed, wrong-answer/),
    ]);
  });

  it('do once what is to be done for each of a single value', async () => {
    const asked: (string | undefined)[] = [];
    const url = await serving((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const steps: Step[] = [{ kind: 'each', when: null, name: 'one', values: 'a', steps: [get('/${one}')] }];
    await run(project([check('a', steps)]), { url });
    expect(asked).toEqual(['/a']);
  });

  it('keep what may be missing as nothing, and miss what has to be there', async () => {
    const url = await serving((_request, response) => response.end('{}'));
    const what = project([
      check('may', [get('/', { save: { id: 'header.x-id?' } })]),
      check('must', [get('/', { save: { id: 'header.x-id' } })]),
    ]);
    expect(await told(what, { url })).toEqual([
      'may passed',
      expect.stringMatching(/^must failed, wrong-answer/),
    ]);
  });
});

describe('a project that is at fault itself', () => {
  it('is told from the server', async () => {
    const url = await serving((_request, response) =>
      response.setHeader('Location', 'http://example.org/').end(),
    );
    const expectation = status(200) as NonNullable<RequestStep['expect']>;
    const what = project(
      [
        check('setup', [{ kind: 'use', when: null, setup: 'none', as: 'x', with: {} }]),
        check('second', [{ kind: 'served', when: null, path: '/', elsewhere: false, expect: expectation }]),
        check('place', [get('/', { save: { a: '!!' } })]),
        check('header', [get('/', { headers: { 'X-A': 'a\0b' } })]),
        check('files', [{ kind: 'files', when: null, lacks: 'x' }]),
        check('elsewhere', [get('/', { save: { to: 'header.location' } }), get('${to}')]),
      ],
      {},
    );
    expect(await told(what, { url })).toEqual([
      'setup failed, checker: There is no setup "none". Please tell who wrote this project.',
      'second failed, checker: This project has no second server. Please tell who wrote this project.',
      'place failed, checker: "!!" is no place in an answer. Please tell who wrote this project.',
      expect.stringMatching(/^header failed, checker: .* cannot be sent as the header X-A/),
      expect.stringMatching(/^files skipped: it restarts the server or looks into its data folder/),
      expect.stringMatching(/^elsewhere failed, wrong-answer/),
    ]);
  });
});

describe('a project with a second server', () => {
  const played = { status: 200, headers: {}, text: 'x', echo: 'x-a', delay: 0, drop: false };
  const serve: Step = { kind: 'serve', when: null, path: '/', elsewhere: false, answer: played };

  it('does without where its port is taken', async () => {
    const taken = createPlain();
    open.push(taken);
    // taken either way
    await new Promise<void>((done) =>
      taken.once('error', () => done()).listen(4810, '127.0.0.1', () => done()),
    );
    const url = await serving((_request, response) => response.end());
    const what = project([check('a', [serve]), check('b', [get('/')])], { upstream: true });
    expect(await told(what, { url })).toEqual([
      'a skipped: port 4810 is taken, on which the second server would listen',
      'b passed',
    ]);
  });

  it('echoes a header that is asked for, or nothing where it did not come', async () => {
    const program = `
      const http = require('node:http');
      http.createServer(async (request, response) => {
        const headers = request.url === '/with' ? { 'x-a': 'echo' } : {};
        const answer = await fetch(process.env.UPSTREAM_URL, { headers });
        response.end('<' + (await answer.text()) + '>');
      }).listen(process.env.PORT, '127.0.0.1')`;
    const command = `'${process.execPath}' -e "${program.replaceAll('"', '\\"')}"`;
    const says = (text: string): RequestStep['expect'] => ({
      all: [{ place: 'text', ops: { equals: text } }],
      either: [],
    });
    const what = project(
      [check('a', [serve, get('/with', { expect: says('<echo>') }), get('/', { expect: says('<>') })])],
      { upstream: true },
    );
    expect(await told(what, { command })).toEqual(['a passed']);
  });
});

describe('a server that is started', () => {
  const node = `'${process.execPath}'`;
  it('and ends before it answers is told of, with what it said', async () => {
    const command = `${node} -e "console.log('no port'); process.exit(3)"`;
    await expect(run(project([]), { command })).rejects.toMatchObject({
      message: 'The server ended before it answered.',
      hint: expect.stringContaining('It said: no port'),
    });
    await expect(run(project([]), { command: 'exit 1' })).rejects.toMatchObject({
      hint: expect.not.stringContaining('It said'),
    });
  });

  it('and does not come back after it was stopped fails the check that stopped it', async () => {
    const once = join(freshFolder(), 'once');
    const program = `const fs = require('node:fs'); if (fs.existsSync('${once}')) process.exit(4); fs.writeFileSync('${once}', ''); require('node:http').createServer((q, r) => r.end()).listen(process.env.PORT, '127.0.0.1')`;
    const what = project([check('a', [get('/'), { kind: 'restart', when: null, how: 'kill', during: [] }])]);
    expect(await told(what, { command: `${node} -e "${program}"` })).toEqual([
      expect.stringMatching(
        /^a failed, not-listening: The server ended before it answered\. It has to listen/,
      ),
    ]);
  });
});
