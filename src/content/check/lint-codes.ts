import { type CodeInfo, error, warning } from './code-info.ts';

/**
 * Findings about how well a roadmap teaches: nothing of it breaks without them, and an author may waive each with
 * `lint-ok: <code> <reason>`.
 */
export const lintCodes = {
  'question/no-explanation': error(
    'A question has no explanation.',
    'A verdict alone teaches nothing; why the key is right is what stays.',
  ),
  'question/short-explanation': error(
    'An explanation has fewer than eight words.',
    'That is room for what is right, and none for why.',
  ),
  'question/repeated-explanation': error(
    'An explanation only repeats the question or the key.',
    'The learner has just read both, and still does not know why.',
  ),
  'question/sweeping-answer': error(
    'An answer says all, none or both of the other answers.',
    'Such answers are found by logic, not by knowledge, and shuffling breaks them.',
  ),
  'question/names-place': error(
    'A text names an answer by its letter or place.',
    'Answers are shuffled: the learner would look at another one.',
  ),
  'question/key-in-stem': error(
    'The question itself says the right answer.',
    'Whoever only compares words finds the key.',
  ),
  'question/number-of-keys': error(
    'A question asks for another number of answers than are right.',
    'Whoever does as told is marked wrong.',
  ),
  'topic/untested-concept': error(
    'No question asks about a concept that the topic declares.',
    'Progress by concept would have a hole.',
  ),

  'question/plain-negative': warning(
    'A question asks for what is not so, and does not emphasise it.',
    'Whoever reads past one small word is marked wrong without being wrong.',
  ),
  'question/double-negative': warning(
    'A question negates twice.',
    'It tests reading with a pencil in hand, not what was learned.',
  ),
  'question/unfocused': warning(
    'A question only asks which answer is true.',
    'With the answers hidden there is nothing to answer: each one is a question of its own.',
  ),
  'question/no-question': warning(
    'A stem asks nothing and leaves no blank.',
    'The learner has to guess what is wanted.',
  ),
  'question/long-stem': warning(
    'A stem has more than 60 words.',
    'It measures patience; what it needs can stand below it, as code or as a list.',
  ),
  'question/long-answer': warning(
    'An answer has more than 25 words.',
    'Nobody holds four such answers in mind; reasons belong in the comment.',
  ),
  'question/long-code': warning(
    'Code in a question has more than 20 lines.',
    'It does not stay on the screen while the answers are read.',
  ),
  'question/long-key': warning(
    'The right answer is far longer than the wrong ones.',
    'Authors qualify what is right until it stands out; whoever picks by length is right.',
  ),
  'question/absolute-words': warning(
    'Words such as "always" and "never" stand in wrong answers alone.',
    'Learners know that they mark what is wrong.',
  ),
  'question/vague-quantity': warning(
    'An answer says how much or how often in vague words.',
    'What "often" means differs from reader to reader, so it can be argued right or wrong.',
  ),
  'question/same-beginning': warning(
    'All answers begin with the same words.',
    'What they share belongs into the question; then the difference is read first.',
  ),
  'question/unsorted-numbers': warning(
    'Answers that are numbers stand in no order.',
    'Searching a list for a number is work that teaches nothing.',
  ),
  'question/mixed-style': warning(
    'One answer is written in another way than the others.',
    'What stands out is picked, or passed over, without a thought.',
  ),
  'question/grammar-cue': warning(
    'Only one answer fits the grammar of the question.',
    'It can be found without knowing anything.',
  ),
  'question/word-cue': warning(
    'A rare word stands in the question and in the right answer alone.',
    'Whoever only compares words finds the key.',
  ),
  'question/key-elsewhere': warning(
    'Another question of the topic says the right answer.',
    'Whoever met that one first is not asked anything here.',
  ),
  'question/near-duplicate': warning(
    'Two questions say almost the same.',
    'The second one only measures whether the first was read.',
  ),
  'question/no-comment': warning(
    'A wrong answer has no comment.',
    'Whoever picked it believes something; nobody says where that goes wrong.',
  ),
  'topic/longest-keys': warning(
    'In a topic the right answer is the longest one too often.',
    'After a few questions learners pick by length.',
  ),
  'topic/same-place': warning(
    'Four questions in a row have their key at the same place.',
    'It shows a habit, and habits of authors are what test-wise learners look for.',
  ),
  'topic/yes-no': warning(
    'Too many questions of a topic are answered by yes or no.',
    'Half of the guesses are right.',
  ),
  'topic/recall-heavy': warning(
    'More than half of a topic asks for plain recall.',
    'A fact that is only remembered is not yet of use at work.',
  ),
  'topic/few-questions': warning(
    'A topic has fewer than eight questions.',
    'A few answers cannot tell whether it was understood, and reviews repeat themselves.',
  ),
  'roadmap/longest-keys': warning(
    'Over the whole roadmap the right answer is the longest one too often.',
    'Picking the longest answer would beat chance.',
  ),
  'roadmap/key-places': warning(
    'The keys do not stand evenly at all places.',
    'Where answers keep their place, as in an export, picking that place would beat chance.',
  ),
  'roadmap/negatives': warning(
    'More than one question in twenty asks for what is not so.',
    'Knowing what is wrong is not yet knowing what is right.',
  ),
  'text/undated': warning(
    'A text speaks of the present without a date.',
    'The lesson ages and nobody notices.',
  ),
  'text/dismissive': warning(
    'A text calls something obvious or simple.',
    'To whom it is not, it says: this is not for you.',
  ),
  'text/no-language': warning(
    'A code fence does not name its language.',
    'It can be neither coloured nor read aloud as what it is.',
  ),
  'text/wide-code': warning(
    'A line of code has more than 76 columns.',
    'It breaks in a terminal of 80 columns, and code that is re-flowed cannot be read.',
  ),
  'resource/not-https': warning(
    'The address of a resource does not begin with https://.',
    'Whoever follows it can be sent something else on the way.',
  ),
} as const satisfies Record<string, CodeInfo>;
