import { type CodeInfo, warning } from '../code-info.ts';
import { inFrontMatter, inLesson } from './example.ts';

/** Advice on the texts of lessons and questions. */
export const lintTextCodes = {
  'text/undated': warning(
    'A text speaks of the present without a date.',
    'The lesson ages and nobody notices.',
    inLesson(
      `
      Most browsers currently refuse such a page.
    `,
      `
      As of 2026 most browsers refuse such a page.
    `,
    ),
  ),
  'text/dismissive': warning(
    'A text calls something obvious or simple.',
    'To whom it is not, it says: this is not for you.',
    inLesson(
      `
      The browser simply asks again.
    `,
      `
      The browser asks again.
    `,
    ),
  ),
  'text/no-language': warning(
    'A code fence does not name its language.',
    'It can be neither coloured nor read aloud as what it is.',
    inLesson(
      `
      \`\`\`
      GET / HTTP/1.1
      \`\`\`
    `,
      `
      \`\`\`http
      GET / HTTP/1.1
      \`\`\`
    `,
    ),
  ),
  'text/wide-code': warning(
    'A line of code has more than 76 columns.',
    'It breaks in a terminal of 80 columns, and code that is re-flowed cannot be read.',
    inLesson(`\`\`\`http\nX-Trace: ${'0123456789'.repeat(7)}\n\`\`\``, '```http\nX-Trace: 0123456789\n```'),
  ),
  'resource/not-https': warning(
    'The address of a resource does not begin with https://.',
    'Whoever follows it can be sent something else on the way.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      resources:
        - title: HTTP at MDN
          url: http://developer.mozilla.org/docs/Web/HTTP
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      resources:
        - title: HTTP at MDN
          url: https://developer.mozilla.org/docs/Web/HTTP
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
