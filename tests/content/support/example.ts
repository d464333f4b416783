import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Place } from '../../../src/content/check/codes/example.ts';

const front = 'title: HTTP\nsummary: How a browser asks for a page\nminutes: 5\n';
const lesson = 'A request asks, a response answers.';
const topic = (title: string, about: string): string =>
  `---\ntitle: ${title}\nsummary: ${about}\nminutes: 5\n---\n\n${about}, and more of it.\n\n## Quiz\n`;

/** The small roadmap an example stands in. */
const around: Readonly<Record<string, string>> = {
  'roadmap.yaml': 'format: 1\nid: web\ntitle: The web\n',
  '01-basics/stage.yaml': 'title: Basics\ntopics: [dns, http, tls]\n',
  '01-basics/dns.md': topic('DNS', 'How a name becomes an address'),
  '01-basics/http.md': `---\n${front}---\n\n${lesson}\n\n## Quiz\n`,
  '01-basics/tls.md': topic('TLS', 'How nobody else can listen'),
};
const md = '01-basics/http.md';

const withTopic = (text: string): Record<string, string> => ({ ...around, [md]: text });

/** The files of the roadmap with one side of an example in its place. */
const filesOf: Readonly<Record<Exclude<Place, 'a folder'>, (text: string) => Record<string, string>>> = {
  'a quiz': (text) => withTopic(`---\n${front}---\n\n${lesson}\n\n## Quiz\n\n${text}\n`),
  'a quiz in YAML': (text) => {
    const { [md]: _, ...files } = around;
    const quiz = text.replace(/^(?=.)/gm, '  ');
    return { ...files, '01-basics/http.yaml': `${front}lesson: ${lesson}\nquiz:\n${quiz}\n` };
  },
  'a lesson': (text) => withTopic(`---\n${front}---\n\n${text}\n\n## Quiz\n`),
  'front matter': (text) => withTopic(`---\n${text}\n---\n\n${lesson}\n\n## Quiz\n`),
  'a topic': (text) => withTopic(`${text}\n`),
  'stage.yaml': (text) => ({
    'roadmap.yaml': around['roadmap.yaml'] as string,
    '01-basics/stage.yaml': `${text}\n`,
    [md]: around[md] as string,
  }),
  'roadmap.yaml': (text) => ({ ...around, 'roadmap.yaml': `${text}\n` }),
  'a topic’s name': (text) => {
    const { [md]: _, ...files } = around;
    return {
      ...files,
      '01-basics/stage.yaml': 'title: Basics\ntopics: [dns, web, tls]\n',
      '01-basics/web.md': `---\n${text}\n---\n\n${lesson}\n\n## Quiz\n`,
    };
  },
  'another topic’s quiz': (text) => ({
    ...around,
    '01-basics/dns.md': `${around['01-basics/dns.md']}\n${text}\n`,
  }),
  'project.md': (text) => ({
    ...around,
    'projects/greeter/project.md': `${text}\n`,
    'projects/greeter/checks.yaml': checks,
  }),
  'checks.yaml': (text) => ({
    ...around,
    'projects/greeter/project.md': brief,
    'projects/greeter/checks.yaml': `${text}\n`,
  }),
};

const brief =
  '---\ntitle: Greeter\nsummary: A server that greets\nlevel: 1\ntopics: [http]\n---\n\nBuild it.\n\n## Contract\n\n`GET /hello` answers 200.\n\n## Hints\n\n### greets\n\nA hint.\n';
const checks =
  'checks:\n  - id: greets\n    says: GET /hello is 200\n    why: A client reads the status first.\n    topic: http\n    steps:\n      - request: GET /hello\n        expect: {status: 200}\n';

const put = (folder: string, path: string, bytes: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
};

/** Writes one side of an example to the disk as a whole roadmap; gives its folder. */
export function writeExample(place: Place, text: string, folder = freshRoadmap()): string {
  if (place === 'a folder') writeListing(text.split('\n'), folder);
  else for (const [path, content] of Object.entries(filesOf[place](text))) put(folder, path, content);
  return folder;
}

const freshRoadmap = (): string => mkdtempSync(join(tmpdir(), 'roadmap-example-'));

/** Where what stood there before an example's change stands. */
export const placeBefore = (place: Place): Place =>
  place === 'a topic’s name' ? 'front matter' : place === 'another topic’s quiz' ? 'a quiz' : place;

/** Makes what a listing says: `path`, `path (a pipe)`, `path (N bytes)`, `link -> target`, `(no path)`. */
function writeListing(listing: readonly string[], folder: string): void {
  const missing = listing.flatMap((line) => line.match(/^\(no (.+)\)$/)?.[1] ?? []);
  const listed = listing
    .map((line) => line.match(/^([^\s(]+)(?: -> (\S+)| \((.+)\))?$/))
    .filter((match) => match !== null)
    .map(([, path, target, what]) => ({ path: path as string, target, what }));
  if (!missing.includes('roadmap.yaml')) put(folder, 'roadmap.yaml', around['roadmap.yaml'] as string);
  const files = listed.filter(({ path }) => !/\/stage\.(?:yaml|md)$/.test(path));
  for (const { path, target, what } of files) writeListed(folder, path, target, what);
  for (const [stage, names] of stagesOf(listed.map(({ path }) => path)))
    for (const name of names) put(folder, `${stage}/${name}`, stageText(stage, name, files));
}

function writeListed(
  folder: string,
  path: string,
  target: string | undefined,
  what: string | undefined,
): void {
  const name = path.replace(/^.*\/|\.\w+$/g, '');
  const text = topic(name.toUpperCase(), `What ${name} is for`);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  if (target !== undefined) symlinkSync(target, join(folder, path));
  else if (what === 'a pipe') execFileSync('mkfifo', [join(folder, path)]);
  else if (what?.endsWith('bytes')) put(folder, path, text.padEnd(Number(what.replace(/\D/g, ''))));
  else if (what === 'saved as ISO 8859-1') put(folder, path, Buffer.from(`${text}\xe9\n`, 'latin1'));
  else if (path.endsWith('project.md')) put(folder, path, brief);
  else if (path.endsWith('checks.yaml')) put(folder, path, checks);
  else put(folder, path, text);
  // where a link leads out of the roadmap there is something
  if (target?.startsWith('../../')) put(join(folder, dirname(path)), target, text);
}

/** The stage files that are listed, and those that go without saying: one in each numbered folder, and above it. */
function stagesOf(paths: readonly string[]): Map<string, Set<string>> {
  const stages = new Map<string, Set<string>>();
  const add = (folder: string, name: string): void => {
    stages.set(folder, (stages.get(folder) ?? new Set()).add(name));
  };
  for (const path of paths) {
    const stage = path.match(/^(.+)\/(stage\.(?:yaml|md))$/);
    if (stage) add(stage[1] as string, stage[2] as string);
  }
  const bare = paths.some((path) => path.startsWith('02-drafts/'));
  for (const path of paths) {
    const folders = dirname(path).split('/');
    folders.forEach((_, i) => {
      const folder = folders.slice(0, i + 1).join('/');
      if (/(?:^|\/)\d+-[^/]+$/.test(folder) && !stages.has(folder) && !(bare && folder === '02-drafts'))
        add(folder, 'stage.yaml');
    });
  }
  return stages;
}

function stageText(stage: string, name: string, files: readonly { readonly path: string }[]): string {
  const topics = files
    .filter(({ path }) => dirname(path) === stage && path.endsWith('.md'))
    .map(({ path }) => path.replace(/^.*\/|\.md$/g, ''));
  const title = stage.replace(/^.*\/(?:\d+-)?/, '');
  const keys = `title: ${title}\n${topics.length > 0 ? `topics: [${topics.join(', ')}]\n` : ''}`;
  return name === 'stage.md' ? `---\n${keys}---\n\nAn introduction.\n` : keys;
}
