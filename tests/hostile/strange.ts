import { join } from 'node:path';
import { Folder } from './folder.ts';
import {
  briefWith,
  checksWith,
  markdownWith,
  roadmapWith,
  stageWith,
  topicOf,
  yamlOf,
  yamlWith,
} from './texts.ts';

/** What nobody may see, each as the characters themselves and as YAML writes them. */
export const unseen: Readonly<Record<string, readonly [raw: string, escaped: string]>> = {
  'a colour': ['\x1b[31m', '\\e[31m'],
  'a cleared screen': ['\x1b[2J\x1b[H', '\\x1b[2J\\x1b[H'],
  'a link of the terminal': [
    '\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\',
    '\\e]8;;https://evil.example\\ax',
  ],
  'a clipboard': ['\x1b]52;c;cm0gLXJm\x07', '\\e]52;c;cm0gLXJm\\a'],
  'a C1 sequence': ['\u009b31m', '\\u009b31m'],
  'a device control string': ['\u0090q\u009c', '\\x90q\\x9c'],
  'a bell and a backspace': ['\x07\b\b', '\\a\\b\\b'],
  'a form feed and DEL': ['\f\x7f', '\\f\\x7f'],
  'a NUL': ['\0', '\\0'],
  'a carriage return': ['a\rb', 'a\\rb'],
  'an override': ['\u202etxt.exe\u202c', '\\u202etxt.exe\\u202c'],
  'an isolate': ['\u2067x\u2069', '\\u2067x\\u2069'],
  'marks of direction': ['\u200e\u200f\u061c', '\\u200e\\u200f\\u061c'],
  separators: ['a\u2028b\u2029c', 'a\\Lb\\Pc'],
  'what has no width': ['a\u200bb\u2060c\ufeffd', 'a\\u200bb\\u2060c\\ufeffd'],
  'letters of tags': ['\u{e0001}\u{e0041}\u{e007f}', '\\U000e0001\\U000e0041'],
  'letters of nothing': [
    'a\u115f\u1160\u3164\uffa0\u17b4\u17b5b',
    'a\\u115f\\u1160\\u3164\\uffa0\\u17b4\\u17b5b',
  ],
  'what is to be ignored': [
    '\u034f\u180e\ufff0\ufff8\u{1bca0}\u{1d173}\u{1d17a}\u{e0080}\u{e0100}\u{e01ef}\u{e0fff}',
    '\\u034f\\u180e\\ufff0\\U0001bca0\\U0001d173\\U000e0100\\U000e0fff',
  ],
  'half a character': ['\ufffd', '\\ud83d'],
};

const references = (raw: string): string =>
  [...raw]
    .map((char, i) =>
      i % 2 === 0 ? `&#${char.codePointAt(0)};` : `&#x${char.codePointAt(0)?.toString(16)};`,
    )
    .join('');

/** Something in every text of every kind of file. */
export function everywhere(raw: string, escaped: string): Folder {
  const folder = new Folder();
  folder.put('roadmap.yaml', roadmapWith(escaped));
  folder.put('99-strange/stage.md', stageWith(escaped, ['raw', 'referred', 'escaped', 'in-yaml']));
  folder.topic('raw.md', markdownWith(raw));
  folder.topic('referred.md', markdownWith(references(raw)));
  folder.topic('escaped.yaml', yamlWith(escaped));
  folder.topic('in-yaml.yaml', yamlWith(raw));
  folder.put('projects/raw/project.md', briefWith(raw));
  folder.put('projects/raw/checks.yaml', checksWith(raw));
  folder.put('projects/escaped/project.md', briefWith(escaped));
  folder.put('projects/escaped/checks.yaml', checksWith(escaped));
  return folder;
}

const code = (folder: Folder): string =>
  `require('node:fs').writeFileSync(${JSON.stringify(join(folder.path, 'PWNED'))}, '')`;

const made =
  (make: (folder: Folder) => void): (() => Folder) =>
  () => {
    const folder = new Folder();
    make(folder);
    return folder;
  };

const aliases = (open: string): string =>
  Array.from(
    { length: 12 },
    (_, i) => `b${i}: &b${i} [${Array(10).fill(i === 0 ? open : `*b${i - 1}`)}]\n`,
  ).join('');

const oddNames: readonly string[] = [
  'a\x1b[31m',
  'b\u202e',
  'c\nd',
  'e\re',
  'f\x07',
  'g\u009bm',
  'h\u200b',
  '-rf',
  '--help',
  '$(touch PWNED)',
  '`touch PWNED`',
  '; touch PWNED',
  "'; touch PWNED; '",
  '%s%n',
  '..%2f..%2fetc',
  '\\..\\etc',
  'x'.repeat(240),
  'é'.repeat(100),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '...',
  ' ',
  'con',
];

/** Roadmaps with something strange beside a good topic, by what it is. Each is written anew into a folder. */
export const strange: Readonly<Record<string, () => Folder>> = {
  'code in front matter': made((folder) => {
    const tags = [
      'js',
      'JS',
      'javascript',
      ' JavaScript',
      '\tjs',
      'json',
      'coffee',
      'toml',
      'cson',
      'yaml',
      '\u00a0js',
    ];
    folder.lists(tags.map((_, i) => `code-${i}`));
    for (const [i, tag] of tags.entries())
      folder.topic(
        `code-${i}.md`,
        `---${tag}\n${code(folder)}\nmodule.exports = {title: 'x'}\n---\n\nA.\n\n## Quiz\n`,
      );
    folder.topic('bom.md', `\ufeff---js\n${code(folder)}\n---\n`);
    folder.put('roadmap.yaml', `---js\n${code(folder)}\n---\nid: sample\n`);
    folder.put('98-code/stage.md', `---js\n${code(folder)}\n---\n`);
    folder.put('projects/code/project.md', `---js\n${code(folder)}\n---\n`);
    folder.put('projects/code/checks.yaml', `--- js\n${code(folder)}\n---\n`);
  }),
  'tags of YAML': made((folder) => {
    const tags = [
      `!!js/function "function () { ${code(folder)} }"`,
      '!!js/regexp /x/',
      '!!python/object/apply:os.system ["touch PWNED"]',
      '!<tag:yaml.org,2002:set> {a}',
      '!!binary aGk=',
      '!e!x y',
      '! x',
    ];
    for (const [i, tag] of tags.entries()) {
      folder.topic(`tag-${i}.yaml`, yamlOf(`tags: ${tag}\nlesson: A\n`));
      folder.topic(`front-${i}.md`, topicOf('A lesson.', undefined, `tags: ${tag}\n`));
    }
    folder.topic('directive.yaml', `%YAML 1.1\n%TAG ! tag:x,2000:\n---\n${yamlOf('lesson: A\n')}`);
    folder.topic('documents.yaml', `${yamlOf('lesson: A\n')}---\n${yamlOf('lesson: B\n')}`);
    folder.topic('merged.yaml', yamlOf('base: &a {lesson: A}\n<<: *a\n'));
  }),
  'bombs of aliases': made((folder) => {
    folder.topic('bomb.yaml', yamlOf(`${aliases('x')}lesson: *b11\n`));
    folder.topic('front.md', topicOf('A lesson.', undefined, `${aliases('x')}tags: *b11\n`));
    folder.topic('self.yaml', yamlOf('tags: &a [*a]\nlesson: A\n'));
    folder.put('roadmap.yaml', `${aliases('x')}id: sample\ntitle: *b11\n`);
    folder.put('98-bomb/stage.yaml', `${aliases('x')}title: *b11\ntopics: *b11\n`);
    folder.put('projects/bomb/project.md', `---\n${aliases('x')}title: *b11\n---\n`);
    folder.put('projects/bomb/checks.yaml', `${aliases('x')}checks: *b11\n`);
  }),
  'names that objects have, where they may stand': made((folder) => {
    const quiz =
      '### What is it? {#constructor concept=constructor}\n\n| a | b |\n|---|---|\n| constructor | toString |\n| `__proto__` | valueOf |\n\n### Type it {#prototype}\n\nAnswer: `__proto__`, `constructor`\n\n### Put in order {#valueof}\n\n1. constructor\n2. __proto__\n\n### Choose {#tostring was=constructor/constructor}\n\n- [x] __proto__\n- [ ] constructor\n';
    folder.put('roadmap.yaml', 'format: 1\nid: constructor\ntitle: constructor\n');
    folder.put('99-prototype/stage.yaml', 'title: __proto__\naliases: [valueof]\ntopics: [constructor]\n');
    folder.put(
      '99-prototype/constructor.md',
      topicOf(
        'A lesson.',
        quiz,
        'aliases: [hasownproperty]\nconcepts: [constructor]\ntags: [constructor, prototype]\nprerequisites: [http]\nwas: [tostring]\n',
      ),
    );
    folder.put('projects/constructor/project.md', briefWith('').replace('http', 'constructor'));
    folder.put('projects/constructor/checks.yaml', checksWith('').replace('id: greets', 'id: constructor'));
  }),
  'names that objects have, where none may stand': made((folder) => {
    for (const [i, name] of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '__defineGetter__',
    ].entries()) {
      folder.topic(
        `key-${i}.yaml`,
        yamlOf(
          `${name}: {polluted: true, toString: 1}\nlesson: A\nquiz:\n  - {${name}: x, id: q, question: Q, match: {${name}: a, b: c}}\n`,
        ),
      );
      folder.topic(
        `front-${i}.md`,
        topicOf(
          'A lesson.',
          `### Q {#${name} ${name}=x level=${name} concept=${name}}\n\n- [x] A\n- [ ] B\n`,
          `${name}: {polluted: true}\ntags: [${name}]\nprerequisites: [${name}]\n`,
        ),
      );
    }
    folder.put('projects/__proto__/project.md', briefWith(''));
    folder.put('projects/odd/project.md', briefWith('').replace('GREETING', '__proto__'));
    folder.put(
      'projects/odd/checks.yaml',
      checksWith('').replace('make: {name', 'make: {__proto__').replace('status: 299', 'constructor: 299'),
    );
  }),
  'ids that are paths': made((folder) => {
    const paths = [
      '../01-basics/http',
      '../../../../etc/passwd',
      '/etc/passwd',
      '..',
      '.',
      'a/b',
      'a\\b',
      'C:\\x',
      'http.md',
      '~',
      '',
      'file:///etc/passwd',
    ];
    folder.lists(paths);
    for (const [i, path] of paths.entries()) {
      const quoted = JSON.stringify(path);
      folder.topic(
        `path-${i}.yaml`,
        yamlOf(
          `prerequisites: [${quoted}]\ntags: [${quoted}]\nwas: [${quoted}]\naliases: [${quoted}]\nconcepts: [${quoted}]\nlesson: A\nquiz:\n  - {id: ${quoted}, question: Q, type: a, was: [${quoted}], concept: ${quoted}}\n`,
        ),
      );
      folder.topic(
        `front-${i}.md`,
        topicOf('A lesson.', `### Q {#${path} was=${path} concept=${path}}\n\n- [x] A\n- [ ] B\n`),
      );
    }
    folder.put(
      '98-paths/stage.yaml',
      `title: Paths\naliases: [../x]\ntopics: [../01-basics/http, /etc/passwd]\n`,
    );
    folder.put('projects/paths/project.md', briefWith('').replace('[http]', '[../x, /etc/passwd]'));
    folder.put(
      'projects/paths/checks.yaml',
      checksWith('').replace('id: greets', 'id: ../../x').replace('topic: http', 'topic: /etc/passwd'),
    );
    folder.topic(
      'wild-links.md',
      topicOf(
        '[a](file:///etc/passwd) [b](javascript:alert(1)) [c](data:text/html,x) <https://x.example/\u202e> [d](../../../etc/passwd)\n\n![i](/etc/passwd)\n\n[r]: javascript:1 "t"\n\n[e][r]',
      ),
    );
  }),
  'odd names of files': made((folder) => {
    for (const name of oddNames) {
      folder.topic(`${name}.md`, topicOf('A lesson.'));
      folder.topic(`${name}.yaml`, yamlOf('lesson: A\n'));
      folder.topic(`${name}.txt`, '');
      folder.put(
        `98-${name}/stage.yaml`.replace('x'.repeat(240), 'x'.repeat(230)),
        `title: Odd\ntopics: []\n`,
      );
      folder.put(`projects/${name}/project.md`, briefWith(''));
    }
    folder.named('99-strange', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x6d, 0x64]), topicOf('A lesson.'));
    folder.named(
      '99-strange',
      Buffer.from([0xff, 0xfe, 0x2e, 0x79, 0x61, 0x6d, 0x6c]),
      yamlOf('lesson: A\n'),
    );
  }),
  'files that are no files': made((folder) => {
    folder.topic('good.md', topicOf('A lesson.'));
    folder.pipe('99-strange/pipe.md');
    folder.pipe('99-strange/pipe.yaml');
    folder.socket('99-strange/s.md');
    folder.folder('99-strange/folder.md');
    folder.pipe('98-pipe/stage.yaml');
    folder.pipe('projects/pipe/project.md');
    folder.pipe('projects/pipe/checks.yaml');
    folder.pipe('projects/p');
    for (const [i, device] of [
      '/dev/zero',
      '/dev/random',
      '/dev/full',
      '/dev/tty',
      '/dev/stdin',
      '/proc/self/mem',
      '/proc/kmsg',
    ].entries())
      folder.link(device, `99-strange/device-${i}.md`);
  }),
  links: made((folder) => {
    folder.lists(['in', 'http-again']);
    folder.link('../01-basics/http.md', '99-strange/http-again.md');
    folder.link('/etc/passwd', '99-strange/out.md');
    folder.link('/etc/hostname', '99-strange/out.yaml');
    folder.link('../../../../../../etc/passwd', '99-strange/up.md');
    folder.link('gone.md', '99-strange/gone.md');
    folder.link('me.md', '99-strange/me.md');
    folder.link('..', '99-strange/above');
    folder.link('/', '98-all');
    folder.link('/etc', 'projects/etc');
    folder.link('/etc/passwd', 'projects/one/project.md');
    folder.link('/etc/passwd', 'projects/one/checks.yaml');
    folder.link('/etc/passwd', '97-link/stage.yaml');
  }),
  'a roadmap file that is none': made((folder) => {
    folder.topic('good.md', topicOf('A lesson.'));
    folder.link('/dev/zero', '98-zero/stage.md');
    folder.put('97-nothing/stage.yaml', '');
    folder.put('96-scalar/stage.yaml', 'hello\n');
    folder.put('95-list/stage.yaml', '- a\n');
    folder.put('94-both/stage.yaml', 'title: Both\n');
    folder.put('94-both/stage.md', '---\ntitle: Both\n---\n');
    folder.put('93-folder/stage.yaml/x', '');
  }),
  'bytes that are no text': made((folder) => {
    const bytes: Readonly<Record<string, readonly number[]>> = {
      lone: [0x80],
      latin: [0xe9, 0x20],
      overlong: [0xc0, 0xaf],
      surrogate: [0xed, 0xa0, 0x80],
      beyond: [0xf4, 0x90, 0x80, 0x80],
      cut: [0xf0, 0x9f],
      wide: [0xff, 0xfe, 0x41, 0x00],
    };
    for (const [name, wrong] of Object.entries(bytes)) {
      folder.topic(`${name}.md`, Buffer.concat([Buffer.from(topicOf('A lesson.')), Buffer.from(wrong)]));
      folder.topic(
        `${name}-first.yaml`,
        Buffer.concat([Buffer.from(wrong), Buffer.from(yamlOf('lesson: A\n'))]),
      );
    }
    folder.put('roadmap.yaml', Buffer.from('id: sample\ntitle: \xff\n', 'latin1'));
    folder.put('98-wide/stage.yaml', Buffer.from('\ufefftitle: Wide\n', 'utf16le'));
    folder.put('projects/wide/project.md', Buffer.from('\ufeff---\ntitle: Wide\n---\n', 'utf16le'));
    folder.put('projects/wide/checks.yaml', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]));
  }),
  'values of another kind': made((folder) => {
    const values = [
      '1.10',
      '404',
      '0x1F',
      '.inf',
      '-.nan',
      'true',
      '2024-01-31',
      '1:30',
      'null',
      '{a: b}',
      '[[x]]',
      '1e999',
      '-1',
      '99999999999999999999',
    ];
    for (const [i, value] of values.entries())
      folder.topic(
        `value-${i}.yaml`,
        `title: ${value}\nsummary: ${value}\nminutes: ${value}\noptional: ${value}\naliases: ${value}\ntags: [${value}]\nlesson: ${value}\nquiz:\n  - ${value}\n  - {id: ${value}, question: ${value}, choose: ${value}}\n  - {id: q${i}, question: Q, order: [${value}, ${value}]}\n`,
      );
    folder.put('roadmap.yaml', 'format: "1"\nid: sample\ntitle: 1\ndescription: {a: [\n');
    folder.put('98-values/stage.yaml', 'title: 1\nsummary: true\naliases: {a: b}\ntopics: 3\n');
    folder.put(
      'projects/values/project.md',
      '---\ntitle: 1\nsummary: true\nlevel: 1e999\ntopics: 3\nenv: 4\n---\n',
    );
    folder.put('projects/values/checks.yaml', 'setups: 3\nchecks: {a: b}\n');
  }),
};
