import { type CodeInfo, error, warning } from '../code-info.ts';
import { inQuiz, inTopic, inYamlQuiz } from './example.ts';

/** Faults of questions: what cannot be asked, or would be lost. */
export const questionCodes = {
  'question/no-id': warning(
    'A question has no id.',
    'Its id then comes from its words, and progress is lost when they change.',
    inQuiz(
      `
      ### Which method only reads?

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#only-reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/duplicate-id': error(
    'Two questions of a topic have the same id.',
    'Their progress would mix.',
    inQuiz(
      `
      ### Which method only reads? {#method}

      Answer: \`GET\`

      ### Which method sends a form? {#method}

      Answer: \`POST\`
    `,
      `
      ### Which method only reads? {#only-reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.

      ### Which method sends a form? {#sends-form}

      Answer: \`POST\`

      > What was typed into the fields travels in its body.
    `,
    ),
  ),
  'question/duplicate-stem': error(
    'Two questions ask the same.',
    'The second one only measures whether the first was read.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      ### Which method *only* reads? {#reads-too}

      Answer: \`HEAD\`
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`, \`HEAD\`

      > A server may be asked with either as often as one likes.
    `,
    ),
  ),
  'question/empty-stem': error(
    'A question asks nothing.',
    'A learner could only guess what is meant.',
    inQuiz(
      `
      ### {#reads}

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/unknown-attribute': error(
    'An attribute of a question is not known.',
    'A misspelt attribute would be ignored in silence.',
    inQuiz(
      `
      ### Which method only reads? {#reads leevl=recall}

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads level=recall}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/attribute-list': error(
    'The attributes of a question are not one list behind its words.',
    'Whoever reads on would take a part of them for text, and the question would lose its id.',
    inQuiz(
      `
      ### Which method only reads?{#reads} {level=recall}

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads level=recall}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/duplicate-attribute': error(
    'An attribute stands twice.',
    'Which one counts would be chance.',
    inQuiz(
      `
      ### Which method only reads? {#reads level=recall level=apply}

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads level=recall}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/unknown-concept': error(
    'A question asks about a concept that its topic does not declare.',
    'Progress by concept would have a hole.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      concepts: [methods]
      ---

      A request asks, a response answers.

      ## Quiz

      ### Which method only reads? {#reads concept=metods}

      Answer: \`GET\`
    `,
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      concepts: [methods]
      ---

      A request asks, a response answers.

      ## Quiz

      ### Which method only reads? {#reads concept=methods}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/no-answers': error(
    'A question has no answers in a shape that is known.',
    'It cannot be asked.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - GET
      - POST
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/two-answer-blocks': error(
    'A question has answers in two places.',
    'Which ones are meant cannot be known.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      The others:

      - [ ] PUT
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
      - [ ] PUT

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/mixed-list': error(
    'Some answers of a list have boxes and some have none.',
    'Whether an answer without a box is right cannot be known.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
      - PUT
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
      - [ ] PUT

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/bad-box': error(
    'A box is neither [x] nor [ ].',
    'Whether the answer is right cannot be known.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [✓] GET
      - [] POST
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/answer-count': error(
    'A question has too few or too many answers.',
    'One answer is no choice, and nobody weighs seven.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/no-key': error(
    'No answer is marked as right.',
    'Every answer would be wrong.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [ ] GET
      - [ ] POST
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/no-accepted': error(
    'A typed question accepts no answer.',
    'Every answer would be wrong.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer:
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/typed-prose': error(
    'Prose stands among the accepted answers.',
    'It could be meant as an answer or as a remark.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer: GET, since it is safe
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/empty-answer': error(
    'An answer is empty.',
    'There is nothing to pick or to compare with.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ]
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/duplicate-answer': error(
    'The same answer stands twice.',
    'One of the two would be right and wrong at once.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] \`get\`
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/pair': error(
    'A pair does not have two sides.',
    'There is nothing to match.',
    inYamlQuiz(
      `
      - id: methods
        question: What does each method do?
        match:
          - [GET, reads, safely]
          - [POST, sends]
    `,
      `
      - id: methods
        question: What does each method do?
        match:
          - [GET, reads]
          - [POST, sends]
        explanation: Whoever asks with GET leaves the server as it was.
    `,
    ),
  ),
  'question/two-hints': error(
    'A question has two hints.',
    'Only one is shown.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      > It is the shortest one.

      > It is in every address bar.

      Answer: \`GET\`
    `,
      `
      ### Which method only reads? {#reads}

      > It is the shortest one, and in every address bar.

      Answer: \`GET\`

      > A server may be asked with it as often as one likes.
    `,
    ),
  ),
  'question/two-comments': error(
    'An answer has two comments.',
    'Only one is shown.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
        > It sends.

        > It changes.
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
        > It sends, and changes.

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/two-explanations': error(
    'A question has two explanations.',
    'Only one is shown.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.

      > So browsers may ask ahead.
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.
      >
      > So browsers may ask ahead.
    `,
    ),
  ),
  'question/stray-text': error(
    'Text stands behind the answers of a question.',
    'It would never be shown.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      GET may be repeated.
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > GET may be repeated as often as one likes, for it changes nothing.
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
