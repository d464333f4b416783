import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Expectation, Maker, Project, RequestStep, Step } from '../../src/content/project/model.ts';
import { runProject } from '../../src/project/run/run-project.ts';
import { freshFolder } from '../support/program.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const make = (values: Readonly<Record<string, Maker>>): Step => ({ kind: 'make', when: null, values });
const one = make({ a: { maker: 'value', of: 1 } });
const times = (kind: 'repeat' | 'parallel', count: number, steps: readonly Step[]): Step =>
  kind === 'repeat'
    ? { kind, when: null, times: count, until: null, steps }
    : { kind, when: null, times: count, steps };
const nested = (kind: 'repeat' | 'parallel'): Step =>
  times(kind, 1000, [times(kind, 1000, [times(kind, 1000, [one])])]);
const get = (more: Partial<RequestStep> = {}): RequestStep => ({
  ...{ kind: 'request', when: null, method: 'GET', target: '/', query: {}, headers: {}, body: null },
  ...{ closeHalf: false, patient: false, within: 0, expect: null, save: {}, collect: {} },
  ...more,
});
const expected = (place: string, ops: Expectation['all'][number]['ops']): Expectation => ({
  all: [{ place, ops }],
  either: [],
});

/** How a check of these steps goes with a server that answers so. */
async function ran(body: string, steps: readonly Step[], stop = new AbortController().signal) {
  const server = createServer((_request, response) => response.end(body));
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const check = {
    ...{ id: 'c', says: 's', why: 'w', spec: null, hint: null, topic: 'http', headers: {} },
    ...{ warning: false, seconds: 0, steps },
  };
  const project = {
    ...{ id: 'p', title: 'P', summary: 's', level: 1, topics: [], env: {}, upstream: false, brief: '' },
    ...{ setups: {}, checks: [check] },
  } as unknown as Project;
  const { checks } = await runProject({
    ...{ project, seed: 's', only: null, cwd: freshFolder(), env: process.env, stop, now: () => 0 },
    server: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
  });
  return checks[0];
}

async function told(...given: Parameters<typeof ran>): Promise<string | undefined> {
  const result = await ran(...given);
  return result?.state === 'failed' ? `${result.failure.kind}: ${result.failure.message}` : result?.state;
}

describe('a check that would never end', () => {
  it.each(['repeat', 'parallel'] as const)('ends when it nests %s a thousand million times', async (kind) => {
    expect(await told('', [nested(kind)])).toMatch(/^checker: This check takes more than 100000 steps\./);
  });

  it('leaves the rest of the program its turn, so that it can be stopped', async () => {
    const stop = new AbortController();
    const begun = performance.now();
    setTimeout(() => stop.abort(), 100);
    await expect(
      told('', [times('repeat', 1000, [times('repeat', 1000, [one])])], stop.signal),
    ).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('ends when its pattern tries too many ways', async () => {
    const slow = get({ expect: expected('text', { matches: '^(a+)+$b' }) });
    expect(await told('a'.repeat(40), [slow])).toMatch(/^checker: The pattern \^\(a\+\)\+\$b takes too long/);
  });

  it('ends when it compares every item of one list with every item of another', async () => {
    const list = JSON.stringify(Array.from({ length: 100_000 }, (_, i) => i + 10));
    const steps = [
      get({ save: { all: 'body' } }),
      { kind: 'expect', when: null, expect: expected('${all}', { excludes: Array(50_000).fill(1) }) } as Step,
    ];
    expect(await told(list, steps)).toMatch(/^checker: .*longer to work out than a second/);
  });

  it('ends when it doubles a value again and again, or a list', async () => {
    const double = (of: Maker['of']): Step => times('repeat', 40, [make({ a: { maker: 'value', of } })]);
    expect(await told('', [make({ a: { maker: 'value', of: 'x' } }), double('${a}${a}')])).toMatch(
      /^checker: .*larger than 4 MiB/,
    );
    expect(await told('', [one, double(['${a}', '${a}'])])).toMatch(/^checker: .*larger than 4 MiB/);
    const wrapped = times('repeat', 300, [make({ a: { maker: 'value', of: ['${a}'] } })]);
    expect(await told('', [one, wrapped])).toMatch(/^checker: .*larger than 4 MiB/);
  });

  it('ends when it keeps too many values, or lines', async () => {
    const names = Array.from({ length: 40 }, (_, i) =>
      make({ [`a${i}`]: { maker: 'bytes', of: 4_000_000 } }),
    );
    expect(await told('', names)).toMatch(/^checker: The values of this check are too large together/);
    const lines = make({ a: { maker: 'lines', of: { count: 4_000_000, each: 'a line ${n}' } } });
    expect(await told('', [lines])).toMatch(/^checker: /);
  });

  it('ends when one value is a text of lines without end', async () => {
    const lines = (count: number, each: string) => make({ a: { maker: 'lines', of: { count, each } } });
    expect(await told('', [lines(4_194_304, '')])).toMatch(/^checker: A text of more than 100000 lines/);
    const slow = [make({ e: { maker: 'value', of: '' } }), lines(100_000, '${e}'.repeat(1_000))];
    expect(await told('', slow)).toMatch(/^checker: .*longer to work out than a second/);
  });

  it('ends when it makes a large value again and again', async () => {
    const again = times('repeat', 1000, [make({ a: { maker: 'repeated', of: { text: 'a', count: 4e6 } } })]);
    expect(await told('', [again])).toMatch(/^checker: This check makes more than 256 MiB/);
  });

  it('hears that it is stopped between the values of one step', async () => {
    const stop = new AbortController();
    const values = Array.from({ length: 100 }, (_, i) => [
      `a${i}`,
      { maker: 'lines', of: { count: 100_000, each: '' } } as const,
    ]);
    const begun = performance.now();
    setTimeout(() => stop.abort(), 100);
    await expect(told('', [make(Object.fromEntries(values))], stop.signal)).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it.each([['text'], ['bytes']] as const)(
    'does not make %s of a size that came from elsewhere',
    async (maker) => {
      const steps = [get({ save: { n: 'body' } }), make({ a: { maker, of: '${n}' } })];
      expect(await told('1000000000', steps)).toMatch(/^wrong-answer: Here a whole number from 0 to 4194304/);
      expect(await told('"x"', steps)).toMatch(/^wrong-answer: Here a whole number/);
    },
  );

  it('does not wait for what came from elsewhere and is no time', async () => {
    const steps: Step[] = [get({ save: { n: 'body' } }), { kind: 'wait', when: null, seconds: '${n}' }];
    for (const body of ['1e300', '-1', '"abc"'])
      expect(await told(body, steps)).toMatch(/^wrong-answer: .* is no number of seconds from 0 to 60/);
  });

  it('does not go through a list without end', async () => {
    const steps: Step[] = [
      get({ save: { all: 'body' } }),
      { kind: 'each', when: null, name: 'x', values: '${all}', steps: [one] },
    ];
    const list = JSON.stringify(Array.from({ length: 1001 }, () => 1));
    expect(await told(list, steps)).toMatch(/^wrong-answer: A list of 1001 items is too long to go through/);
  });
});

describe('an answer of a hostile server', () => {
  it('is told as its own fault, whatever it holds', async () => {
    const saved = (body: string, step: Step) =>
      told(body, [get({ save: { id: 'body.id?', all: 'body' } }), step]);
    expect(await told('['.repeat(400_000) + ']'.repeat(400_000), [get({ save: { a: 'body' } })])).toBe(
      'wrong-answer: The answer is not the right one.',
    );
    const looked = get({ expect: expected('body', { equals: 1 }) });
    expect(await told('['.repeat(500_000) + ']'.repeat(500_000), [looked])).toMatch(/^wrong-answer/);
    expect(await told(`["[[${'['.repeat(500)}\\"["]`, [get({ save: { a: 'body[0]' } })])).toBe('passed');
    const least = make({ least: { maker: 'least', of: '${all}' } });
    expect(await saved(JSON.stringify(Array(200_000).fill(1)), least)).toBe('passed');
    expect(await saved('["x"]', least)).toMatch(/^wrong-answer: Here numbers are needed/);
    expect(await saved('{"id":"\\ud800"}', get({ target: '/${id}' }))).toMatch(
      /^wrong-answer: .*no text that/,
    );
    expect(await saved('{"id":"\\ud800"}', get({ query: { q: '${id}' } }))).toMatch(
      /^wrong-answer: .*no text/,
    );
    expect(await saved('{"id":"a\\u0000"}', get({ headers: { A: '${id}' } }))).toMatch(
      /^wrong-answer: .*header A/,
    );
    expect(await saved('{"id":1}', get({ target: '/${all.other}' }))).toMatch(
      /^wrong-answer: .*no such part/,
    );
    const long = JSON.stringify({ id: 'x'.repeat(300_000) });
    const matching = get({ expect: expected('text', { matches: '^${id}$' }) });
    expect(await saved(long, matching)).toMatch(/^wrong-answer: What the server gave is too long/);
  });

  it('is shown by its beginning alone', async () => {
    const wide = JSON.stringify({ id: 'x'.repeat(300_000) });
    const steps = [
      get({ save: { id: 'body.id' } }),
      get({ expect: expected('text', { lacksKey: ['${id}'], tally: { '${id}': 1 } }) }),
    ];
    const result = await ran(wide, steps);
    const failure = result?.state === 'failed' ? result.failure : null;
    expect(failure?.expected).toMatch(/^.{1000}…$/);
    expect(failure?.got?.length).toBeLessThan(1_002);
  });
});
