import {
  alias,
  flag,
  former,
  id,
  integer,
  listOf,
  object,
  oneOf,
  optional,
  required,
  tag,
  text,
} from './shape.ts';

/** The keys of every kind of file: what is parsed, what is said of a key, and nothing besides. */

export const levels = ['recall', 'understand', 'apply', 'analyze'] as const;

const resource = object({
  title: required('what it is called', text()),
  url: required('its https address', text()),
  kind: optional(
    'docs, spec, article, video, book, tool',
    oneOf(['docs', 'spec', 'article', 'video', 'book', 'tool', 'course']),
  ),
});

const topicKeys = {
  title: required('the name of the topic', text()),
  summary: required('one sentence', text()),
  prerequisites: optional('ids of topics to learn before', listOf(id())),
  aliases: optional('other names it is found by', listOf(alias())),
  tags: optional('stages it belongs to besides its own', listOf(tag())),
  minutes: required('how long lesson and quiz take, a whole number', integer(1, 600)),
  optional: optional('true when nothing should wait for it', flag()),
  concepts: optional('what its questions ask about', listOf(tag())),
  resources: optional('where to read more', listOf(resource)),
  was: optional('ids the topic once had', listOf(id())),
};

export const frontMatter = object(topicKeys);

/** In YAML, where there is no comment to write it in. */
export const lintOk = listOf(text());
const lintOkKey = { 'lint-ok': optional('findings of the lint that are meant: code and reason', lintOk) };

export const yamlTopic = object({
  ...topicKeys,
  ...lintOkKey,
  lesson: optional('the lesson, in Markdown', text({ multiline: true })),
  // each question is read by its own reader, so that one bad question leaves the others
  quiz: optional('the questions', (value, report) => listOf((item) => item)(value, report)),
});

export const answer = object({
  text: required('the answer', text({ multiline: true })),
  correct: optional('true when it is right', flag()),
  why: optional('why someone believes it and where it goes wrong', text({ multiline: true })),
  misses: optional('the concept that whoever picks it has not understood', tag()),
});

export const orderItem = object({
  text: required('the item', text({ multiline: true })),
  why: optional('what stands behind its place', text({ multiline: true })),
});

export const questionKeys = {
  id: optional('its id', id()),
  question: required('the question itself', text({ multiline: true })),
  hint: optional('shown on request', text({ multiline: true })),
  many: optional('true when several answers may be picked though one is right', flag()),
  explanation: optional('why the key is right', text({ multiline: true })),
  concept: optional('the concept it asks about', tag()),
  level: optional(levels.join(', '), oneOf(levels)),
  was: optional('ids it once had', listOf(former())),
  ...lintOkKey,
};

export const stageFile = object({
  title: required('the name of the stage', text()),
  summary: optional('one sentence', text()),
  aliases: optional('other names it is found by', listOf(alias())),
  topics: optional('topic ids in study order', listOf(id())),
});

export const roadmapFile = object({
  format: required('the version of the format: 1', integer(1, 1_000_000)),
  id: required('a short name for the roadmap', id()),
  title: required('its name', text()),
  description: optional('one sentence', text()),
  version: optional('your own version, quoted', text()),
  license: optional('for example CC-BY-4.0', text()),
  ...lintOkKey,
});
