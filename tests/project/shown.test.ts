import { describe, expect, it } from 'vitest';
import type { Check, Project, Step } from '../../src/content/project/model.ts';
import { curlOf } from '../../src/project/curl.ts';
import type { Message } from '../../src/project/message.ts';
import type { FormField, Outgoing } from '../../src/project/outgoing.ts';
import { requestsFile } from '../../src/project/requests-file.ts';
import type { Failure } from '../../src/project/result.ts';
import { failureView } from '../../src/project/view/failure.ts';
import { makeTheme } from '../../src/terminal/theme.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const noText = new Uint8Array([0xff, 0xfe, 0x00]);

const request = (more: Partial<Outgoing> = {}): Outgoing => ({
  method: 'GET',
  path: '/notes',
  headers: [],
  body: null,
  form: [],
  closeHalf: false,
  ...more,
}); // prettier-ignore
const field = (name: string, content: Uint8Array, file: FormField['file'] = null): FormField => ({
  name,
  file,
  content,
});

describe('a request as a line for the shell', () => {
  it('ends where it is too long to be read', () => {
    const long = 'x'.repeat(300_000);
    expect(curlOf(request({ path: `/${long}` }), 'h:1')).toMatch(/^curl .{7995}…$/);
    expect(curlOf(request({ headers: [['A', long]] }), 'h:1')).toMatch(/^curl .{7995}…$/);
  });

  it.each([
    ['asks', request(), "curl -i 'http://h:1/notes'"],
    ['asks for the head alone', request({ method: 'HEAD' }), "curl -I 'http://h:1/notes'"],
    [
      'names a method that curl would not take',
      request({ method: 'DELETE' }),
      "curl -i -X DELETE 'http://h:1/notes'",
    ],
    [
      'sends text',
      request({ method: 'POST', body: bytes('{"a":"it\'s"}') }),
      "curl -i --data-binary '{\"a\":\"it'\\''s\"}' 'http://h:1/notes'",
    ],
    [
      'leaves what is no text to a file',
      request({ method: 'POST', body: noText }),
      "curl -i --data-binary @FILE 'http://h:1/notes'",
    ],
    [
      'leaves what is long to a file',
      request({ method: 'PUT', body: bytes('x'.repeat(2001)) }),
      "curl -i -X PUT --data-binary @FILE 'http://h:1/notes'",
    ],
    [
      'sends a form, whose type is for curl to say',
      request({
        method: 'POST',
        headers: [
          ['Content-Type', 'multipart/form-data; boundary=b'],
          ['X-A', '1'],
        ],
        form: [field('a', bytes('b'))],
      }),
      "curl -i -H 'X-A: 1' -F 'a=b' 'http://h:1/notes'",
    ],
    [
      'sends files of a form',
      request({ method: 'POST', form: [field('f', noText, { name: 'a.png', type: 'image/png' })] }),
      "curl -i -F 'f=@FILE;type=image/png;filename=\"a.png\"' 'http://h:1/notes'",
    ],
    [
      'leaves fields that are no text, or long, to a file',
      request({ method: 'POST', form: [field('a', noText), field('b', bytes('x'.repeat(2001)))] }),
      "curl -i -F 'a=<FILE' -F 'b=<FILE' 'http://h:1/notes'",
    ],
    ['keeps a path as it is', request({ path: '/a/../b' }), "curl -i --path-as-is 'http://h:1/a/../b'"],
    ['takes brackets for what they are', request({ path: '/a?b[]=1' }), "curl -i -g 'http://h:1/a?b[]=1'"],
    [
      'writes what nobody sees as escapes',
      request({ headers: [['X', "a\\'\n\u0007\u202e\u{e0041}b"]] }),
      "curl -i -H $'X: a\\\\\\'\\n\\x07\\u202e\\U000e0041b' 'http://h:1/notes'",
    ],
  ])('%s', (_, asked, line) => expect(curlOf(asked, 'h:1')).toBe(line)); // prettier-ignore
});

const step = (more: object): Step =>
  ({
    kind: 'request',
    method: 'GET',
    target: '/notes',
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
    ...more,
  }) as unknown as Step; // prettier-ignore
const check = (more: Partial<Check> = {}): Check =>
  ({
    id: 'lists',
    says: 'It lists notes.',
    why: 'Lists are asked for.',
    spec: null,
    hint: null,
    topic: 'rest',
    headers: {},
    warning: false,
    seconds: 0,
    steps: [],
    ...more,
  }) as Check; // prettier-ignore

/** The requests of a project whose only check has these steps. */
function requestsOf(steps: readonly Step[], more: Partial<Project> = {}): string {
  const project = { env: {}, setups: {}, checks: [check({ steps })], ...more } as unknown as Project;
  return requestsFile(project);
}

describe('the requests of a project as a .http file', () => {
  it('hold those of what checks begin with, and each once', () => {
    const one = step({});
    expect(requestsOf([one, one], { setups: { begin: [one, step({ method: 'POST' })] } })).toBe(
      '@host = http://127.0.0.1:3000\n\n### what several checks begin with: begin\nGET {{host}}/notes\n\n### what several checks begin with: begin\nPOST {{host}}/notes\n',
    );
  });

  it('hold those within other steps, and those of a restart', () => {
    const text = requestsOf([
      { kind: 'repeat', times: 2, until: null, when: null, steps: [step({ target: '/again' })] },
      { kind: 'restart', how: 'kill', when: null, during: [step({ target: '/meanwhile' })] },
      { kind: 'wait', seconds: 1, when: null },
    ]);
    expect(text.match(/\{\{host\}\}\/\w+/g)).toEqual(['{{host}}/again', '{{host}}/meanwhile']);
  });

  it('make variables of names, those of the project with their values', () => {
    const text = requestsOf(
      [step({ target: '/notes/${made.id}', headers: { Authorization: 'Bearer ${env.TOKEN}' } })],
      {
        env: { TOKEN: 'secret' },
      },
    );
    expect(text).toContain('@env_TOKEN = secret\n@made_id =\n');
    expect(text).toContain('GET {{host}}/notes/{{made_id}}\nAuthorization: Bearer {{env_TOKEN}}\n');
  });

  it.each([
    [
      'a query, values that stand twice included',
      { query: { a: ['1', 2], b: 'x' } },
      'GET {{host}}/notes?a=1&a=2&b=x',
    ],
    ['a query behind another', { target: '/notes?c=1', query: { a: '1' } }, 'GET {{host}}/notes?c=1&a=1'],
    ['a whole address', { target: '${made.url}' }, 'GET {{made_url}}'],
    [
      'JSON',
      { body: { type: 'json', value: { a: '${id}' } } },
      'Content-Type: application/json\n\n{"a":"{{id}}"}',
    ],
    [
      'a name that stands for any value',
      { body: { type: 'json', value: '${note}' } },
      'Content-Type: application/json\n\n{{note}}',
    ],
    [
      'a type of its own',
      { headers: { 'content-type': 'text/plain' }, body: { type: 'json', value: 1 } },
      'content-type: text/plain\n\n1',
    ],
    ['text', { body: { type: 'text', value: 'hello' } }, 'GET {{host}}/notes\n\nhello'],
    ['text that is none', { body: { type: 'text', value: [1] } }, 'GET {{host}}/notes\n\n[1]'],
    [
      'a form',
      {
        body: {
          type: 'multipart',
          fields: { a: 'b', f: { name: 'x.png', type: 'image/png', content: 'C' }, g: {} },
        },
      },
      'Content-Type: multipart/form-data; boundary=part\n\n--part\nContent-Disposition: form-data; name="a"\n\nb\n--part\nContent-Disposition: form-data; name="f"; filename="x.png"\nContent-Type: image/png\n\nC\n--part\nContent-Disposition: form-data; name="g"; filename=""\nContent-Type: \n\n\n--part--',
    ],
  ])('have %s', (_, more, text) => expect(requestsOf([step(more)])).toContain(text)); // prettier-ignore
});

const theme = makeTheme({
  width: 80,
  height: 24,
  tty: false,
  dumb: false,
  colors: 0,
  unicode: true,
} as never);
const answer = (more: Partial<Message> = {}): Message => ({
  status: 200,
  headers: [],
  body: bytes('ok'),
  time: 1,
  ...more,
});
const failure = (more: Partial<Failure> = {}): Failure =>
  ({
    kind: 'wrong-answer',
    message: 'It is another one.',
    blocked: false,
    request: null,
    answer: null,
    expected: null,
    got: null,
    ...more,
  }) as Failure; // prettier-ignore
const shown = (failed: Failure, one = check(), width: number | null = null): string =>
  failureView(one, failed, 'h:1', { theme, width, named: (sentence) => sentence });

describe('a check that failed', () => {
  it('is told with what was wrong and why, and where to read', () => {
    expect(shown(failure(), check({ spec: 'RFC 9110 §9.3.1', hint: 'Look\n  there.' }))).toBe(
      '✗ lists\n  It lists notes.\nWhat happened\n  Wrong answer. It is another one.\nWhy\n  Lists are asked for. (RFC 9110 §9.3.1)\nHint\n  Look there.\nRead\n  roadmap show rest',
    );
  });

  it('has its hint on one line, however many blanks are in it', () => {
    const begun = performance.now();
    const text = shown(failure(), check({ hint: `Look${' '.repeat(40_000)}here \n\t there.` }));
    expect(text.replace(/ {2,}/g, ' ')).toContain('Hint\n Look here there.');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('that could not begin says so', () => {
    expect(shown(failure({ blocked: true }))).toContain('The check could not even begin');
    expect(shown(failure())).not.toContain('could not even begin');
  });

  it('has what was asked on one line, which is never wrapped', () => {
    const text = shown(failure({ request: request({ path: `/${'long/'.repeat(30)}` }) }), check(), 40);
    expect(text).toContain(`curl -i 'http://h:1/${'long/'.repeat(30)}'`);
    expect(text).toContain('  It lists notes.');
  });

  it.each([
    [
      'the status, headers that tell, and the body',
      answer({
        headers: [
          ['content-type', 'text/plain'],
          ['X-Powered-By', 'me'],
        ],
      }),
      '  status 200\n  Content-Type: text/plain\n  ok',
    ],
    ['that there is no body', answer({ body: bytes('') }), '  status 200\n  (no body)'],
    ['that the body is no text', answer({ body: noText }), '  (3 bytes that are no text)'],
    ['how much more there is', answer({ body: bytes('line\r\n'.repeat(20)) }), '  line\n  (8 more lines)'],
    [
      'of a request what it asked for',
      answer({ status: null, method: 'GET', path: '/up' }),
      '  GET /up\n  ok',
    ],
    ['of a request without a path its method', answer({ status: null, method: 'GET' }), '  GET \n  ok'],
    ['no characters that a terminal obeys', answer({ body: bytes('a\u001b[2Jb') }), 'a\\x1b[2Jb'],
  ])('has of the answer %s', (_, came, text) => expect(shown(failure({ answer: came }))).toContain(text)); // prettier-ignore

  it('says what was expected and what came instead', () => {
    expect(shown(failure({ expected: 'status 201', got: 'status 200' }))).toContain(
      'Expected\n  status 201\nInstead\n  status 200\n',
    );
  });
});
