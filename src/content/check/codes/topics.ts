import { type CodeInfo, error, warning } from '../code-info.ts';
import { inFrontMatter, inQuiz, inTopic } from './example.ts';

/** Faults of topics and of their quiz as a whole. */
export const topicCodes = {
  'topic/no-lesson': warning(
    'A topic has no lesson.',
    'A quiz on what was never taught measures luck.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      ## Quiz
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.

      ## Quiz
    `,
    ),
  ),
  'topic/unknown-prerequisite': error(
    'A prerequisite names no topic.',
    'It would be ignored, or block the topic for ever.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dsn]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dns]
    `,
    ),
  ),
  'topic/duplicate-prerequisite': error(
    'A prerequisite stands twice.',
    'It is often a misspelt other one.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dns, dns]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dns]
    `,
    ),
  ),
  'topic/forward-prerequisite': error(
    'A prerequisite comes later in the study order.',
    'Whoever follows the order would meet a locked topic.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [tls]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dns]
    `,
    ),
  ),
  'topic/cyclic-prerequisite': error(
    'Topics require each other.',
    'Nobody could begin.',
    inFrontMatter(
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [http]
    `,
      `
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      prerequisites: [dns]
    `,
    ),
  ),
  'quiz/missing': warning(
    'A topic has no quiz.',
    'Without answers nothing can be remembered or reviewed.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.

      ## Questions
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      ---

      A request asks, a response answers.

      ## Quiz
    `,
    ),
  ),
  'quiz/stray-text': error(
    'Text stands in the quiz before the first question.',
    'It belongs to no question and would be lost.',
    inQuiz(
      `
      Answer these two:

      ### Which method only reads? {#reads}

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'quiz/other-section': error(
    'Another section follows the quiz.',
    'It would be read as part of the last question.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      ## Further reading
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
