import { type CodeInfo, error } from '../code-info.ts';
import { inQuiz, inTopic } from './example.ts';

/** Findings about teaching that mislead learners or leave them without a reason. */
export const lintFaultCodes = {
  'question/no-explanation': error(
    'A question has no explanation.',
    'A verdict alone teaches nothing; why the key is right is what stays.',
    inQuiz(
      `
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
  'question/short-explanation': error(
    'An explanation has fewer than eight words.',
    'That is room for what is right, and none for why.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > GET only reads.
    `,
      `
      ### Which method only reads? {#reads}

      Answer: \`GET\`

      > GET leaves everything as it was, so it may be repeated.
    `,
    ),
  ),
  'question/repeated-explanation': error(
    'An explanation only repeats the question or the key.',
    'The learner has just read both, and still does not know why.',
    inQuiz(
      `
      ### Which method asks for a page and leaves the server as it was? {#reads}

      Answer: \`GET\`

      > Which method asks for a page and leaves the server as it was?
    `,
      `
      ### Which method asks for a page and leaves the server as it was? {#reads}

      Answer: \`GET\`

      > What is only read can be read again, so browsers may ask ahead.
    `,
    ),
  ),
  'question/sweeping-answer': error(
    'An answer says all, none or both of the other answers.',
    'Such answers are found by logic, not by knowledge, and shuffling breaks them.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [ ] GET
      - [ ] HEAD
      - [x] All of the above
    `,
      `
      ### Which methods only read? {#reads}

      - [x] GET
      - [x] HEAD
      - [ ] POST

      > A server may be asked with either as often as one likes.
    `,
    ),
  ),
  'question/names-place': error(
    'A text names an answer by its letter or place.',
    'Answers are shuffled: the learner would look at another one.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > POST changes what is stored, so option B is wrong here.
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST

      > POST changes what is stored, so it is wrong here.
    `,
    ),
  ),
  'question/key-in-stem': error(
    'The question itself says the right answer.',
    'Whoever only compares words finds the key.',
    inQuiz(
      `
      ### Which method does a browser use when it does a get of a page? {#reads}

      - [x] GET
      - [ ] POST
    `,
      `
      ### Which method does a browser use when it asks for a page? {#reads}

      - [x] GET
      - [ ] POST

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/number-of-keys': error(
    'A question asks for another number of answers than are right.',
    'Whoever does as told is marked wrong.',
    inQuiz(
      `
      ### Which two methods only read? {#read}

      - [x] GET
      - [x] HEAD
      - [x] OPTIONS
      - [ ] POST
    `,
      `
      ### Which two methods only read? {#read}

      - [x] GET
      - [x] HEAD
      - [ ] POST

      > A server may be asked with either as often as one likes.
    `,
    ),
  ),
  'topic/untested-concept': error(
    'No question asks about a concept that the topic declares.',
    'Progress by concept would have a hole.',
    inTopic(
      `
      ---
      title: HTTP
      summary: How a browser asks for a page
      minutes: 5
      concepts: [methods, status]
      ---

      A request asks, a response answers.

      ## Quiz

      ### Which method only reads? {#reads concept=methods}

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
} as const satisfies Record<string, CodeInfo>;
