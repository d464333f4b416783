import { type CodeInfo, error, warning } from './code-info.ts';
import { lintCodes } from './lint-codes.ts';

/**
 * The catalogue. A code, once published, keeps its meaning for ever; a new fault gets a new code, a failing
 * folder and a passing one under tests/content.
 */
const catalogue = {
  'file/not-utf8': error(
    'A file holds bytes that are not UTF-8.',
    'Programs would guess at the characters, each differently.',
  ),
  'file/too-large': error(
    'A file is larger than 1 MB.',
    'Reading it would make every start slow; no lesson needs it.',
  ),
  'file/not-regular': error(
    'Something that is no regular file stands where a file is due.',
    'Reading a device or a pipe may never end.',
  ),
  'file/outside': error(
    'A link leads out of the roadmap.',
    'A roadmap from a stranger must not read other files of yours.',
  ),
  'file/unreadable': error('A file cannot be read.', 'What cannot be read cannot be checked or taught.'),
  'file/unexpected': warning(
    'A file is no part of a roadmap.',
    'It is often a misspelt name, and then a topic is missing.',
  ),
  'folder/unexpected': warning(
    'A folder has no stage file.',
    'It is often a forgotten stage.yaml, and then a whole stage is missing.',
  ),
  'folder/too-deep': error(
    'Folders are nested more than 50 levels deep.',
    'Such a tree is made to exhaust whoever walks it.',
  ),

  'roadmap/missing-file': error('There is no roadmap.yaml.', 'It names the roadmap whose progress is kept.'),
  'roadmap/format': error(
    'The roadmap is written in a format that is not known.',
    'Half understood content would teach something else than it says.',
  ),
  'roadmap/empty': error('The roadmap has no topic that can be used.', 'There is nothing to learn.'),
  'stage/two-files': error(
    'A stage has both stage.yaml and stage.md.',
    'Two truths about one stage drift apart.',
  ),
  'stage/no-number': error('A stage folder has no number.', 'The number is its place among its siblings.'),
  'stage/duplicate-number': error(
    'Two sibling stages have the same number.',
    'Their order, and what `2.2` names, would be chance.',
  ),
  'stage/unknown-topic': error('A stage lists a topic that has no file.', 'Learners would meet a gap.'),
  'stage/unlisted-topic': error(
    'A topic does not stand in the list of its stage.',
    'The list is the study order; the topic has no place in it.',
  ),
  'stage/duplicate-topic': error('A stage lists a topic twice.', 'A topic has one place.'),
  'stage/empty': warning('A stage has neither topics nor stages.', 'Learners see an empty heading.'),

  'front-matter/missing': error(
    'A Markdown file does not begin with front matter.',
    'Title, summary and minutes stand there.',
  ),
  'front-matter/language': error(
    'Front matter is tagged with a language.',
    'Some readers run such front matter as code; here nothing is ever run.',
  ),
  'front-matter/unclosed': error('Front matter is never closed.', 'The lesson would be read as YAML.'),
  'front-matter/too-large': error(
    'Front matter is larger than 16 KB.',
    'It holds names and lists; texts belong below it.',
  ),
  'front-matter/stray-dashes': error(
    'A line inside the front matter begins with ---.',
    'Other readers take it for the end of the front matter.',
  ),

  'yaml/syntax': error('YAML cannot be parsed.', 'What is meant cannot be known.'),
  'yaml/duplicate-key': error('A key stands twice in a mapping.', 'Readers differ on which one counts.'),
  'yaml/anchor': error('YAML holds an anchor.', 'Anchors and aliases can blow a small file up to gigabytes.'),
  'yaml/alias': error('YAML holds an alias.', 'Anchors and aliases can blow a small file up to gigabytes.'),
  'yaml/merge-key': error(
    'YAML holds a merge key.',
    'It hides what a mapping says, and few readers agree on it.',
  ),
  'yaml/tag': error('YAML holds a tag.', 'Tags make readers build other things than text.'),
  'yaml/key': error('A YAML key is no plain word.', 'Nothing is known by such a key.'),
  'yaml/too-deep': error(
    'YAML is nested more than 50 levels deep.',
    'Such a file is made to exhaust whoever reads it.',
  ),
  'yaml/not-a-mapping': error(
    'YAML is not a list of keys and values.',
    'There is nothing to find a title by.',
  ),
  'yaml/unknown-key': error('A key is not known.', 'A misspelt key would be ignored in silence.'),
  'yaml/missing-key': error('A required key is missing.', 'Learners would see a gap.'),
  'yaml/wrong-type': error(
    'A value is of another type than its key needs.',
    'What is meant cannot be known.',
  ),
  'yaml/quote-it': error(
    'A number, date or boolean stands where text is due.',
    'Readers change it: 1.10 becomes 1.1, a date becomes a time.',
  ),
  'yaml/empty': error('A text is empty.', 'Learners would see a gap.'),
  'yaml/one-line': error('A text that is shown on one line has several.', 'It would break lists and tables.'),
  'yaml/out-of-range': error('A number is out of range.', 'Plans are computed from it.'),
  'yaml/unknown-value': error(
    'A value is not one of those that are known.',
    'It would be ignored in silence.',
  ),

  'text/control-character': error(
    'Text holds a control character.',
    'A terminal obeys control characters instead of showing them.',
  ),
  'text/escape-sequence': error(
    'Text holds a terminal escape sequence.',
    'It could recolour, move or forge what a learner sees.',
  ),
  'text/bidi-control': error(
    'Text holds a character that changes the direction of writing.',
    'What is shown would differ from what is read: the Trojan Source attack.',
  ),
  'text/raw-html': error('Text holds raw HTML.', 'A terminal does not show it.'),
  'text/image': error('Text holds an image.', 'A terminal does not show it.'),
  'text/unclosed-fence': error(
    'A code fence is never closed.',
    'Everything below it counts as code, questions too.',
  ),
  'text/too-deep': error(
    'Lists and quotes are nested more than 50 levels deep.',
    'Such a text is made to exhaust whoever reads it.',
  ),
  'text/too-long': error(
    'A paragraph is longer than 10,000 characters.',
    'Nobody reads such a paragraph, and the time to parse one grows with the square of its length.',
  ),

  'id/malformed': error(
    'An id, alias or tag is not kebab-case.',
    'Ids are typed, stand in file names and must look alike everywhere.',
  ),
  'id/too-long': error(
    'An id, alias or tag has more than 64 characters.',
    'Ids are typed, and stand in file names.',
  ),
  'id/duplicate': error(
    'An id or alias stands for two things.',
    'What `roadmap show` opens would be chance.',
  ),
  'id/was-in-use': error('A former id is in use.', 'Progress could not follow to one place.'),

  'topic/no-lesson': warning('A topic has no lesson.', 'A quiz on what was never taught measures luck.'),
  'topic/unknown-prerequisite': error(
    'A prerequisite names no topic.',
    'It would be ignored, or block the topic for ever.',
  ),
  'topic/duplicate-prerequisite': error('A prerequisite stands twice.', 'It is often a misspelt other one.'),
  'topic/forward-prerequisite': error(
    'A prerequisite comes later in the study order.',
    'Whoever follows the order would meet a locked topic.',
  ),
  'topic/cyclic-prerequisite': error('Topics require each other.', 'Nobody could begin.'),

  'quiz/missing': warning('A topic has no quiz.', 'Without answers nothing can be remembered or reviewed.'),
  'quiz/stray-text': error(
    'Text stands in the quiz before the first question.',
    'It belongs to no question and would be lost.',
  ),
  'quiz/other-section': error(
    'Another section follows the quiz.',
    'It would be read as part of the last question.',
  ),
  'question/no-id': warning(
    'A question has no id.',
    'Its id then comes from its words, and progress is lost when they change.',
  ),
  'question/duplicate-id': error('Two questions of a topic have the same id.', 'Their progress would mix.'),
  'question/duplicate-stem': error(
    'Two questions ask the same.',
    'The second one only measures whether the first was read.',
  ),
  'question/empty-stem': error('A question asks nothing.', 'A learner could only guess what is meant.'),
  'question/unknown-attribute': error(
    'An attribute of a question is not known.',
    'A misspelt attribute would be ignored in silence.',
  ),
  'question/duplicate-attribute': error('An attribute stands twice.', 'Which one counts would be chance.'),
  'question/unknown-concept': error(
    'A question asks about a concept that its topic does not declare.',
    'Progress by concept would have a hole.',
  ),
  'question/no-answers': error('A question has no answers in a shape that is known.', 'It cannot be asked.'),
  'question/two-answer-blocks': error(
    'A question has answers in two places.',
    'Which ones are meant cannot be known.',
  ),
  'question/mixed-list': error(
    'Some answers of a list have boxes and some have none.',
    'Whether an answer without a box is right cannot be known.',
  ),
  'question/bad-box': error('A box is neither [x] nor [ ].', 'Whether the answer is right cannot be known.'),
  'question/answer-count': error(
    'A question has too few or too many answers.',
    'One answer is no choice, and nobody weighs seven.',
  ),
  'question/no-key': error('No answer is marked as right.', 'Every answer would be wrong.'),
  'question/no-accepted': error('A typed question accepts no answer.', 'Every answer would be wrong.'),
  'question/typed-prose': error(
    'Prose stands among the accepted answers.',
    'It could be meant as an answer or as a remark.',
  ),
  'question/empty-answer': error('An answer is empty.', 'There is nothing to pick or to compare with.'),
  'question/duplicate-answer': error(
    'The same answer stands twice.',
    'One of the two would be right and wrong at once.',
  ),
  'question/pair': error('A pair does not have two sides.', 'There is nothing to match.'),
  'question/two-hints': error('A question has two hints.', 'Only one is shown.'),
  'question/two-comments': error('An answer has two comments.', 'Only one is shown.'),
  'question/two-explanations': error('A question has two explanations.', 'Only one is shown.'),
  'question/stray-text': error('Text stands behind the answers of a question.', 'It would never be shown.'),
  'lint-ok/malformed': error(
    'A lint-ok lacks its code or its reason.',
    'Whoever reads it later cannot tell whether it still holds.',
  ),
  'lint-ok/unknown-code': error(
    'A lint-ok names a code that is no finding of the lint.',
    'It waives nothing; only advice can be waived, and no fault that breaks a roadmap.',
  ),
  'lint-ok/unused': warning(
    'A lint-ok waives what is not found there.',
    'It would hide the next finding of that kind.',
  ),
  'project/missing-file': error(
    'A project lacks project.md or checks.yaml.',
    'One says what to build, the other proves it; neither is of use alone.',
  ),
  'project/no-contract': error(
    'A project has no section "Contract".',
    'Nobody can build what is nowhere said.',
  ),
  'project/bad-variable': error(
    'A variable of a project has a name that cannot be.',
    'The server could not be started with it, or would lose its port.',
  ),
  'project/no-checks': error('A project checks nothing.', 'It would be passed by any server.'),
  'project/duplicate-check': error('Two checks of a project have the same id.', 'Their results would mix.'),
  'project/unknown-check': error('A hint belongs to no check.', 'It would never be shown.'),
  'project/no-hint': error('A check has no hint.', 'Whoever fails it is left alone with it.'),
  'project/unknown-topic': error(
    'A project or check names a topic that is not there.',
    'Whoever fails could not read what is missing.',
  ),
  'project/step': error(
    'A step says nothing that can be done, or several things.',
    'What is meant cannot be known.',
  ),
  'project/bad-request': error(
    'A request is not a method and a path.',
    'What should be sent cannot be known.',
  ),
  'project/bad-place': error(
    'An expectation looks at no place of an answer.',
    'It would fail with every server.',
  ),
  'project/bad-argument': error(
    'An operator is given what it cannot compare with.',
    'The check would fail with every server.',
  ),
  'project/unknown-name': error(
    'A name is used that nothing in the check makes.',
    'The check could not be run.',
  ),
  'project/unknown-setup': error('A setup is used that is not there.', 'The check could not begin.'),

  ...lintCodes,
} as const satisfies Record<string, CodeInfo>;

export type Code = keyof typeof catalogue;
export const codes: Readonly<Record<Code, CodeInfo>> = catalogue;

/** Whether a code is advice on teaching, which an author may waive. */
export const isLint = (code: string): boolean => Object.hasOwn(lintCodes, code);
