import { type CodeInfo, error, warning } from '../code-info.ts';
import { inFrontMatter, inLesson, inTopic } from './example.ts';
import { nested, words } from './long-texts.ts';

/** What no text of a roadmap may hold. */
export const textCodes = {
  'text/control-character': error(
    'Text holds a control character.',
    'A terminal obeys control characters instead of showing them.',
    inFrontMatter(
      `
      title: "HT\\x07TP"
      summary: How a browser asks for a page
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'text/escape-sequence': error(
    'Text holds a terminal escape sequence.',
    'It could recolour, move or forge what a learner sees.',
    inFrontMatter(
      `
      title: "\\e[31mHTTP"
      summary: How a browser asks for a page
      minutes: 5
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
    `,
    ),
  ),
  'text/bidi-control': error(
    'Text holds a character that changes the direction of writing.',
    'What is shown would differ from what is read: the Trojan Source attack.',
    inLesson(
      `
      A name that is shown reversed: &#8238;nimda
    `,
      `
      A name that is shown as it is: admin
    `,
    ),
  ),
  'text/invisible-character': warning(
    'Text holds a character that takes no place.',
    'Two texts look the same and are not, and searching for one does not find the other; learners are shown the text without it.',
    inLesson(
      `
      A host&#65279;name is looked up.
    `,
      `
      A hostname is looked up.
    `,
    ),
  ),
  'text/raw-html': error(
    'Text holds raw HTML.',
    'A terminal does not show it.',
    inLesson(
      `
      A line<br>break.
    `,
      `
      A tag such as \`<br>\` breaks a line.
    `,
    ),
  ),
  'text/image': error(
    'Text holds an image.',
    'A terminal does not show it.',
    inLesson(
      `
      See ![the graph](graph.png).
    `,
      `
      See [the graph](graph.png).
    `,
    ),
  ),
  'text/far-address': warning(
    'The address of a link is defined in a part of the file that learners do not get with it.',
    'A question is shown without the lesson, and a lesson without the quiz: they would see brackets and no address.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A browser asks as [the standard][rfc] says.

      ## Quiz

      [rfc]: https://www.rfc-editor.org/rfc/rfc9110
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A browser asks as [the standard][rfc] says.

      [rfc]: https://www.rfc-editor.org/rfc/rfc9110

      ## Quiz
    `,
    ),
  ),
  'text/unclosed-fence': error(
    'A code fence is never closed.',
    'Everything below it counts as code, questions too.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      \`\`\`http
      GET / HTTP/1.1
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      \`\`\`http
      GET / HTTP/1.1
      \`\`\`
    `,
    ),
  ),
  'text/too-deep': error(
    'Lists and quotes are nested more than 50 levels deep.',
    'Such a text is made to exhaust whoever reads it.',
    inLesson(`${nested('> ', 51)}deep`, `${nested('> ', 2)}deep`),
  ),
  'text/too-long': error(
    'A paragraph is longer than 10,000 characters, or has more than 1,000 brackets.',
    'Nobody reads such a paragraph, and the time to parse one grows with the square of its length.',
    inLesson(words(2_001), `${words(1_000)}\n\n${words(1_000)}`),
  ),
} as const satisfies Record<string, CodeInfo>;
