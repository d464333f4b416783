import { type CodeInfo, error, warning } from '../code-info.ts';
import { changing } from './example.ts';

const question = (head: string, answer = 'GET', stem = 'Which method only reads?'): string =>
  `### ${stem} {${head}}\n\nAnswer: \`${answer}\`\n\n> A server may be asked with ${answer} as often as one likes.`;
const front = (more = ''): string =>
  `title: HTTP\nsummary: How a browser asks for a page\nminutes: 5${more === '' ? '' : `\n${more}`}`;

/** What `check --since` finds: changes that the progress of learners cannot follow, or is graded anew by. */
export const sinceCodes = {
  'since/roadmap-id': error(
    'The roadmap has another id.',
    'Progress is kept under the id of the roadmap: everybody would begin anew.',
    changing(
      'roadmap.yaml',
      'format: 1\nid: web\ntitle: The web\n',
      'format: 1\nid: world-wide-web\ntitle: The web\n',
      'format: 1\nid: web\ntitle: The world wide web\n',
    ),
  ),
  'since/removed-topic': warning(
    'A topic is gone.',
    'The progress of whoever learned it belongs to nothing.',
    changing(
      'a folder',
      '01-basics/http.md\n01-basics/dns.md',
      '01-basics/http.md',
      '01-basics/http.md\n01-basics/dns.md',
    ),
  ),
  'since/renamed-topic': error(
    'A topic has another id and does not say which one it had.',
    'The progress of whoever learned it is lost; `was` would carry it over.',
    changing('a topic’s name', front(), front(), front('was: [http]')),
  ),
  'since/removed-question': warning(
    'A question is gone.',
    'The progress of whoever answered it belongs to nothing.',
    changing(
      'a quiz',
      `${question('#reads')}\n\n${question('#sends', 'POST', 'Which method hands something over?')}`,
      question('#reads'),
      `${question('#reads')}\n\n${question('#sends', 'POST', 'Which method hands something over?')}`,
    ),
  ),
  'since/renamed-question': error(
    'A question has another id and does not say which one it had.',
    'The progress of whoever answered it is lost as soon as its words change, too; `was` carries it over.',
    changing('a quiz', question('#reads'), question('#only-reads'), question('#only-reads was=reads')),
  ),
  'since/moved-question': error(
    'A question stands in another topic and does not say where it stood.',
    'The progress of whoever answered it is lost as soon as its words change, too; `was` carries it over.',
    changing(
      'another topic’s quiz',
      question('#reads'),
      question('#reads'),
      question('#reads was=http/reads'),
    ),
  ),
  'since/reused-id': error(
    'An id belongs to another question now.',
    'Whoever answered the old question counts as having answered this one.',
    changing(
      'a quiz',
      question('#method'),
      question('#method', 'text/html', 'How does a page call its own type?'),
      question('#type-of-page', 'text/html', 'How does a page call its own type?'),
    ),
  ),
  'since/changed-key': warning(
    'Another answer is right than before.',
    'Answers given before are graded anew by the new key. That is as it should be where the old key was wrong.',
    changing(
      'a quiz',
      '### Which method only reads? {#reads}\n\n- [x] GET\n- [ ] POST',
      '### Which method only reads? {#reads}\n\n- [ ] GET\n- [x] POST',
      '### Which method reads and no more? {#reads}\n\n- [x] GET\n- [ ] POST\n\n> A server may be asked with GET as often as one likes.',
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
