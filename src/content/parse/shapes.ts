import {
  flag,
  integer,
  later,
  listOf,
  object,
  oneOf,
  optional,
  reader,
  required,
  type Schema,
  schemaFor,
  text,
} from './shape.ts';
import { alias, concept, former, id, tag } from './words.ts';

/** The keys of every kind of file: what is parsed, what is said of a key, what editors know of it, and nothing besides. */

export const levels = ['recall', 'understand', 'apply', 'analyze'] as const;

const resource = object({
  title: required('what it is called', text()),
  url: required('its https address', text()),
  kind: optional('what it is', oneOf(['docs', 'spec', 'article', 'video', 'book', 'tool', 'course'])),
});

const topicKeys = {
  title: required('the name of the topic', text()),
  summary: required('one sentence', text()),
  prerequisites: optional('ids of topics to learn before', listOf(id())),
  aliases: optional('other names it is found by', listOf(alias())),
  tags: optional('stages it belongs to besides its own', listOf(tag())),
  minutes: required('how long lesson and quiz take, a whole number', integer(1, 600)),
  optional: optional('true when nothing should wait for it', flag()),
  concepts: optional('what its questions ask about', listOf(concept())),
  resources: optional('where to read more', listOf(resource)),
  was: optional('ids the topic once had', listOf(id())),
};

export const frontMatter = object(topicKeys);

/** In YAML, where there is no comment to write it in. */
export const lintOk = listOf(text());
const lintOkKey = { 'lint-ok': optional('findings of the lint that are meant: code and reason', lintOk) };

/** How many answers, items or pairs a question may have. */
export const counts = { choose: [2, 6], order: [2, 10], match: [2, 10] } as const;

export const answer = object({
  text: required('the answer', text({ multiline: true })),
  correct: optional('true when it is right', flag()),
  why: optional('why someone believes it and where it goes wrong', text({ multiline: true })),
  misses: optional('the concept that whoever picks it has not understood', concept()),
});

/** An item to put in order, where it is more than its text. */
export const orderItem = object({
  text: required('the item', text({ multiline: true })),
  why: optional('what stands behind its place', text({ multiline: true })),
});
export const orderText = text({ multiline: true });
export const recalled = text({ multiline: true });

/** One side of a pair. */
export const side = text();
/** A typed answer that is accepted. */
export const accepted = text();

const counted = ([minItems, maxItems]: readonly [number, number], items: Schema): Schema => ({
  type: 'array',
  items,
  minItems,
  maxItems,
});
const [fewest, most] = counts.match;
const pairs: Schema = {
  anyOf: [
    counted(counts.match, {
      anyOf: [
        { type: 'object', minProperties: 2, maxProperties: 2, additionalProperties: schemaFor(side) },
        counted([2, 2], schemaFor(side)),
      ],
    }),
    { type: 'object', minProperties: fewest, maxProperties: most, additionalProperties: schemaFor(side) },
  ],
};

/** What holds the answers of a question: one of these. They are read later, each by the reader of its kind. */
export const answerKeys = {
  choose: optional('a list of {text, correct, why}', later(counted(counts.choose, schemaFor(answer)))),
  order: optional(
    'a list in the right order',
    later(counted(counts.order, { anyOf: [schemaFor(orderText), schemaFor(orderItem)] })),
  ),
  match: optional('a list of pairs {left, right}', later(pairs)),
  type: optional(
    'accepted answers',
    later({ anyOf: [schemaFor(accepted), { type: 'array', items: schemaFor(accepted), minItems: 1 }] }),
  ),
  recall: optional('what should have been recalled', later(schemaFor(recalled))),
};

/** What answers are called in other formats. */
export const answerNames: Readonly<Record<string, keyof typeof answerKeys>> = {
  answers: 'choose',
  options: 'choose',
  choices: 'choose',
  alternatives: 'choose',
  answer: 'type',
  accept: 'type',
  pairs: 'match',
  steps: 'order',
};

export const question = object(
  {
    id: optional('its id', id()),
    question: required('the question itself', text({ multiline: true })),
    hint: optional('shown on request', text({ multiline: true })),
    many: optional('true when several answers may be picked though one is right', flag()),
    explanation: optional('why the key is right', text({ multiline: true })),
    concept: optional('the concept it asks about', concept()),
    level: optional(levels.join(', '), oneOf(levels)),
    was: optional('ids it once had', listOf(former())),
    ...lintOkKey,
    ...answerKeys,
  },
  {
    ...answerNames,
    stem: 'question',
    prompt: 'question',
    text: 'question',
    why: 'explanation',
    reason: 'explanation',
  },
);

const oneKind = Object.keys(answerKeys).map((key) => ({ required: [key] }));

export const yamlTopic = object({
  ...topicKeys,
  ...lintOkKey,
  lesson: optional('the lesson, in Markdown', text({ multiline: true })),
  // each question is read by its own reader, so that one bad question leaves the others
  quiz: optional('the questions', listOf(later({ ...schemaFor(question), oneOf: oneKind }))),
});

const stageKeys = {
  title: required('the name of the stage', text()),
  summary: optional('one sentence', text()),
  aliases: optional('other names it is found by', listOf(alias())),
  topics: optional('topic ids in study order', listOf(id())),
};

export const stageFile = object(stageKeys);

const anyFormat = integer(1, 1_000_000);
/** The version of the format: one that is known. */
const format: typeof anyFormat = reader({ type: 'integer', enum: [1] }, (value, report) => {
  const found = anyFormat(value, report);
  if (found !== undefined && found.value !== 1)
    report(
      'roadmap/format',
      found.span,
      `This roadmap is written in format ${found.value}; format 1 is known here.`,
      'Use a version of roadmap that knows it.',
    );
  return found;
});

const roadmapKeys = {
  format: required('the version of the format: 1', format),
  id: required('a short name for the roadmap', id()),
  title: required('its name', text()),
  description: optional('one sentence', text()),
  version: optional('your own version, quoted', text()),
  license: optional('for example CC-BY-4.0', text()),
  ...lintOkKey,
};

export const roadmapFile = object(roadmapKeys);

/** The keys of each kind of file in the order in which they are documented. */
export const keyOrder = {
  topic: [...Object.keys(topicKeys), ...Object.keys(lintOkKey), 'lesson', 'quiz'],
  stage: Object.keys(stageKeys),
  roadmap: Object.keys(roadmapKeys),
} as const;
