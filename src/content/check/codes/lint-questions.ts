import { type CodeInfo, warning } from '../code-info.ts';
import { inQuiz } from './example.ts';
import { fence, others, words } from './long-texts.ts';

/** Advice on single questions. */
export const lintQuestionCodes = {
  'question/plain-negative': warning(
    'A question asks for what is not so, and does not emphasise it.',
    'Whoever reads past one small word is marked wrong without being wrong.',
    inQuiz(
      `
      ### Which method does not change a page? {#reads}

      - [x] GET
      - [ ] PUT
    `,
      `
      ### Which method does **not** change a page? {#reads}

      - [x] GET
      - [ ] PUT

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/double-negative': warning(
    'A question negates twice.',
    'It tests reading with a pencil in hand, not what was learned.',
    inQuiz(
      `
      ### Which method does **not** change what is **not** there? {#reads}

      - [x] GET
      - [ ] PUT
    `,
      `
      ### Which method leaves everything as it is? {#reads}

      - [x] GET
      - [ ] PUT

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
  'question/unfocused': warning(
    'A question only asks which answer is true.',
    'With the answers hidden there is nothing to answer: each one is a question of its own.',
    inQuiz(
      `
      ### Which of these statements is true about requests? {#body}

      - [x] A body may follow the fields
      - [ ] A body must follow the fields
    `,
      `
      ### What may follow the fields of a request? {#body}

      - [x] A body
      - [ ] A second request line

      > What a form holds travels there, and GET leaves it out.
    `,
    ),
  ),
  'question/no-question': warning(
    'A stem asks nothing and leaves no blank.',
    'The learner has to guess what is wanted.',
    inQuiz(
      `
      ### The method that only reads {#reads}

      - [x] GET
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
  'question/long-stem': warning(
    'A stem has more than 60 words.',
    'It measures patience; what it needs can stand below it, as code or as a list.',
    inQuiz(
      `### ${words(61)}, and which method is that? {#reads}\n\nAnswer: \`GET\``,
      `### Which method is that? {#reads}\n\n${words(61)}\n\nAnswer: \`GET\`\n\n> A server may be asked with GET as often as one likes.`,
    ),
  ),
  'question/long-answer': warning(
    'An answer has more than 25 words.',
    'Nobody holds four such answers in mind; reasons belong in the comment.',
    inQuiz(
      `### What does the field hold? {#age}\n\n- [x] A number and ${words(26)}\n- [ ] A date and ${words(26)}`,
      '### What does the field hold? {#age}\n\n- [x] A number of seconds\n- [ ] A date in the future\n\n> Whoever keeps a copy counts up to it and then asks again.',
    ),
  ),
  'question/long-code': warning(
    'Code in a question has more than 20 lines.',
    'It does not stay on the screen while the answers are read.',
    inQuiz(
      `### What does this print last? {#last}\n\n${fence(21)}\n\nAnswer: \`21\``,
      `### What does this print last? {#last}\n\n${fence(3)}\n\nAnswer: \`3\`\n\n> The lines run one after the other, from top to bottom.`,
    ),
  ),
  'question/long-key': warning(
    'The right answer is far longer than the wrong ones.',
    'Authors qualify what is right until it stands out; whoever picks by length is right.',
    inQuiz(
      `
      ### When does a browser ask again? {#stale}

      - [x] Once the age that the answer came with has passed
      - [ ] Each time
      - [ ] Each hour
    `,
      `
      ### When does a browser ask again? {#stale}

      - [x] Once its copy is stale
      - [ ] Each time it is shown
      - [ ] At the end of an hour

      > The answer came with an age, and until then the copy stands.
    `,
    ),
  ),
  'question/absolute-words': warning(
    'Words such as "always" and "never" stand in wrong answers alone.',
    'Learners know that they mark what is wrong.',
    inQuiz(
      `
      ### How does a browser treat a redirect? {#redirect}

      - [x] It follows up to a limit
      - [ ] It always follows
    `,
      `
      ### How does a browser treat a redirect? {#redirect}

      - [x] It follows up to a limit
      - [ ] It asks the person first

      > Two pages that point to each other would keep it busy for ever.
    `,
    ),
  ),
  'question/vague-quantity': warning(
    'An answer says how much or how often in vague words.',
    'What "often" means differs from reader to reader, so it can be argued right or wrong.',
    inQuiz(
      `
      ### When does a browser ask again? {#stale}

      - [x] After the age has passed
      - [ ] It usually asks at noon
    `,
      `
      ### When does a browser ask again? {#stale}

      - [x] After the age has passed
      - [ ] At noon of each day

      > The answer came with an age, and until then the copy stands.
    `,
    ),
  ),
  'question/same-beginning': warning(
    'All answers begin with the same words.',
    'What they share belongs into the question; then the difference is read first.',
    inQuiz(
      `
      ### What does 404 say? {#missing}

      - [x] It is the page that is missing
      - [ ] It is the page that has moved
      - [ ] It is the page that is closed
    `,
      `
      ### What does 404 say of the page? {#missing}

      - [x] That nothing is there
      - [ ] It has a new address
      - [ ] Only some may see it

      > For a page that has moved there are codes that begin with 3.
    `,
    ),
  ),
  'question/unsorted-numbers': warning(
    'Answers that are numbers stand in no order.',
    'Searching a list for a number is work that teaches nothing.',
    inQuiz(
      `
      ### Which port does HTTP use? {#port}

      - [ ] 443
      - [x] 80
      - [ ] 8080
    `,
      `
      ### Which port does HTTP use? {#port}

      - [x] 80
      - [ ] 443
      - [ ] 8080

      > An address without a port means this one, as the standard says.
    `,
    ),
  ),
  'question/mixed-style': warning(
    'One answer is written in another way than the others.',
    'What stands out is picked, or passed over, without a thought.',
    inQuiz(
      `
      ### What does a response hold? {#holds}

      - [x] The page.
      - [ ] A form
      - [ ] A cookie jar
    `,
      `
      ### What does a response hold? {#holds}

      - [x] The page
      - [ ] A form
      - [ ] A cookie jar

      > What was asked for stands in the body, below the fields.
    `,
    ),
  ),
  'question/grammar-cue': warning(
    'Only one answer fits the grammar of the question.',
    'It can be found without knowing anything.',
    inQuiz(
      `
      ### What a server sends back is called an … {#back}

      - [x] answer
      - [ ] request
    `,
      `
      ### What a server sends back is called a/an … {#back}

      - [x] answer
      - [ ] request

      > A request goes out to the server, and this comes back.
    `,
    ),
  ),
  'question/word-cue': warning(
    'A rare word stands in the question and in the right answer alone.',
    'Whoever only compares words finds the key.',
    inQuiz(
      `### Why does a handshake end? {#end}\n\n- [ ] by chance\n- [x] by handshakes sent\n\n${others(19)}`,
      `### Why does a handshake end? {#end}\n\n- [ ] by chance\n- [x] by agreement\n\n> Both ends have told each other all that they need.\n\n${others(19)}`,
    ),
  ),
  'question/key-elsewhere': warning(
    'Another question of the topic says the right answer.',
    'Whoever met that one first is not asked anything here.',
    inQuiz(
      `
      ### What does a cache do with the age of the answer? {#compare}

      Answer: \`it compares\`

      ### Which number decides whether a copy is stale? {#stale}

      Answer: \`the age of the answer\`
    `,
      `
      ### What does a cache do with the number that a copy came with? {#compare}

      Answer: \`it compares\`

      > Past a limit it asks the server anew before it answers.

      ### Which number decides whether a copy is stale? {#stale}

      Answer: \`the age of the answer\`

      > It grows with each second that the copy is kept.
    `,
    ),
  ),
  'question/near-duplicate': warning(
    'Two questions say almost the same.',
    'The second one only measures whether the first was read.',
    inQuiz(
      `
      ### Which method does a browser use when it asks for a page? {#page}

      Answer: \`GET\`

      ### Which method does a browser use when it asks for a picture? {#picture}

      Answer: \`GET\`
    `,
      `
      ### Which method does a browser use when it asks for a page? {#page}

      Answer: \`GET\`

      > A server may be asked with GET as often as one likes.

      ### What does a picture in a page cost? {#picture}

      Answer: \`one more request\`

      > The page only names its address, so the browser asks once more.
    `,
    ),
  ),
  'question/no-comment': warning(
    'A wrong answer has no comment.',
    'Whoever picked it believes something; nobody says where that goes wrong.',
    inQuiz(
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
    `,
      `
      ### Which method only reads? {#reads}

      - [x] GET
      - [ ] POST
        > POST hands something over, and the server may store it.

      > A server may be asked with GET as often as one likes.
    `,
    ),
  ),
} as const satisfies Record<string, CodeInfo>;
