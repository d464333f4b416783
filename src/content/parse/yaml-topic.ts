import type { Report } from '../check/diagnostic.ts';
import { derivedId } from '../fold.ts';
import type { Level, Question } from '../model.ts';
import { lineSpan, lineText, Source, type Span } from '../source.ts';
import type { ListedAnswer } from './answer-shape.ts';
import { chooseAnswers, orderAnswers, type ReadAnswers, typedAnswers } from './answers.ts';
import { type Block, readBlocks } from './blocks.ts';
import { reportUnsafe } from './display.ts';
import type { LocatedQuestion, LocatedTopic } from './located.ts';
import { takeMarks } from './marks.ts';
import { mostQuestions, reportTooMany } from './quiz.ts';
import { type Located, listOf, onOneLine } from './shape.ts';
import {
  accepted,
  answer,
  answerKeys,
  answerNames,
  lintOk,
  orderItem,
  orderText,
  question,
  recalled,
  yamlTopic,
} from './shapes.ts';
import { itemText, leadOf, sliceEach } from './slice.ts';
import { assemble, emptyTopic, isQuizHeading } from './topic.ts';
import { type Waiver, waiver } from './waiver.ts';
import { readYaml } from './yaml.ts';
import { isWholeList } from './yaml-list.ts';
import { readMarkdownIn, reportMarkdownIn } from './yaml-markdown.ts';
import { readPairs } from './yaml-pairs.ts';
import type { YamlValue } from './yaml-value.ts';

const shapes = Object.keys(answerKeys) as readonly (keyof typeof answerKeys)[];

/** Reads a topic written in YAML into the same model as one in Markdown. Never throws. */
export function readYamlTopic(source: Source, id: string, report: Report): LocatedTopic {
  reportUnsafe(source.text, report);
  const yaml = readYaml(source.text, 0, report);
  if (yaml === null) return emptyTopic(source, id);
  const missing = { start: yaml.span.start, end: Math.min(yaml.span.end, yaml.span.start + 1) };
  const keys = yamlTopic({ ...yaml, span: missing }, report)?.value ?? {};
  if (keys.lesson !== undefined) reportQuizIn(keys.lesson, readMarkdownIn(keys.lesson, report), report);
  const asked = keys.quiz?.value ?? [];
  const tooMany = asked[mostQuestions];
  if (tooMany !== undefined)
    reportTooMany({ start: tooMany.span.start, end: tooMany.span.start + 1 }, report);
  const questions = asked
    .slice(0, mostQuestions)
    .map((item) => readQuestion(item, report))
    .filter((q) => q !== null);
  if (keys.quiz === undefined && !has(yaml, 'quiz')) {
    report('quiz/missing', missing, 'This topic has no quiz.', 'Add `quiz:` and questions below it.');
  }
  const conceptsWhole = isWholeList(yaml, 'concepts', keys.concepts?.value);
  const lesson = keys.lesson?.value.trim() ?? '';
  const waivers = waiversOf(yaml, report);
  const parts = { source, id, keys, conceptsWhole, missing, lesson, questions, waivers };
  return assemble({ ...parts, lessonSpan: keys.lesson?.span ?? null }, report);
}

/** In Markdown the lesson would end there. */
function reportQuizIn({ value, span, at }: Located<string>, blocks: readonly Block[], report: Report): void {
  const heading = blocks.find(isQuizHeading);
  if (heading === undefined) return;
  const { start, end } = lineSpan(new Source('', value), heading.from);
  report(
    'quiz/other-section',
    at?.(start, end) ?? span,
    'The questions of a topic in YAML stand under `quiz:`, and this lesson has a heading for them.',
    'Move them there, or call the section something else.',
  );
}

/** Those of the topic, and those of its questions: a waiver counts where it stands. */
function waiversOf(yaml: YamlValue & { type: 'map' }, report: Report): Waiver[] {
  const under = (value: YamlValue, key: string): YamlValue | undefined =>
    value.type === 'map' ? value.entries.find((entry) => entry.key === key)?.value : undefined;
  const quiz = under(yaml, 'quiz');
  const holders = [yaml, ...(quiz?.type === 'list' ? quiz.items : [])];
  return holders.flatMap((holder) => {
    const written = under(holder, 'lint-ok');
    // what is no list of texts was reported when the keys were read
    return written === undefined
      ? []
      : (lintOk(written, () => {})?.value ?? []).flatMap((one) => waiver(one, report) ?? []);
  });
}

const has = (value: YamlValue, key: string): boolean =>
  value.type === 'map' && value.entries.some((entry) => entry.key === key);

function readQuestion(value: YamlValue, report: Report): LocatedQuestion | null {
  const keys = question(value, report)?.value;
  if (keys === undefined) return null;
  reportMarkdownIn([keys.question, keys.hint, keys.explanation], report);
  const given = shapes.filter((shape) => keys[shape] !== undefined);
  const at = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
  if (given.length !== 1) {
    // answers under another name were reported as that
    if (given.length === 0 && Object.keys(answerNames).some((name) => has(value, name))) return null;
    if (given.length === 0)
      report(
        'question/no-answers',
        keys.question?.span ?? at,
        'This question has no answers.',
        `Add one of: ${shapes.join(', ')}.`,
      );
    else
      report(
        'question/two-answer-blocks',
        at,
        `This question has answers under ${given.join(' and ')}.`,
        'Keep one of them.',
      );
    return null;
  }
  const shape = given[0] as keyof typeof answerKeys;
  const read = readAnswers(shape, keys[shape] as YamlValue, keys.many?.value ?? false, report);
  if (keys.many && shape !== 'choose')
    report('question/unknown-attribute', keys.many.span, '"many" fits only `choose`.', 'Delete it.');
  if (keys.question === undefined) return null;
  const [stem, body] = splitStem(keys.question.value);
  if (stem === '') {
    report(
      'question/empty-stem',
      keys.question.span,
      'This question begins with a block, and no words that ask.',
      'Begin with the question on a line of its own; code, a table or a list may follow below an empty line.',
    );
    return null;
  }
  if (read === null) return null;
  const base = {
    id: keys.id?.value ?? derivedId(stem),
    derived: keys.id === undefined,
    stem,
    body,
    hint: keys.hint ? withoutLineEnds(keys.hint.value) : null,
    explanation: keys.explanation ? withoutLineEnds(keys.explanation.value) : null,
    concept: keys.concept?.value ?? null,
    level: (keys.level?.value ?? null) as Level | null,
    was: (keys.was?.value ?? []).map((w) => w.value),
  };
  return {
    question: { ...base, ...read.part } as Question,
    whole: value.span,
    stem: keys.question.span,
    id: keys.id?.span ?? keys.question.span,
    was: keys.was?.value ?? [],
    misnamed: keys.id === undefined && has(value, 'id'),
    concept: keys.concept?.span ?? null,
    hint: keys.hint?.span ?? null,
    explanation: keys.explanation?.span ?? null,
    answers: read.spans,
    misses: read.misses ?? [],
  };
}

/** The first paragraph is the stem, on one line as a heading would be, and '' where another block comes first; the rest is the body. */
function splitStem(question: string): [string, string] {
  const source = new Source('', question.trim());
  const [first, ...rest] = readBlocks(source, 0);
  if (first?.open.type === 'paragraph_open') return [onOneLine(leadOf(first)), sliceEach(rest, source)];
  // what would be a list, a quote or a heading of one line is a stem that begins so
  const isOneLine = first !== undefined && !sliceEach([first], source).includes('\n');
  return isOneLine ? [lineText(source, 0).trim(), sliceEach(rest, source)] : ['', source.text];
}

/** As Markdown would be read out of a list item; what makes no block of its own there is only text. */
function asItem(text: string): string {
  const source = new Source('', text.trim());
  return itemText(readBlocks(source, 0), source) || source.text;
}

/** Blanks at the ends of lines say nothing, here as in a quote. */
const withoutLineEnds = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

function readAnswers(
  shape: keyof typeof answerKeys,
  value: YamlValue,
  many: boolean,
  report: Report,
): ReadAnswers | null {
  const at = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
  switch (shape) {
    case 'choose': {
      const listed = listOf(readAnswer)(value, report)?.value;
      return isWhole(value, listed)
        ? chooseAnswers(listed, many, at, report, 'Give the right one `correct: true`.')
        : null;
    }
    case 'order': {
      const items = listOf(readOrderItem)(value, report)?.value;
      return isWhole(value, items) ? orderAnswers(items, at, report) : null;
    }
    case 'match':
      return readPairs(value, at, report);
    case 'type': {
      const one =
        value.type === 'list' ? value : ({ type: 'list', span: value.span, items: [value] } as const);
      const texts = listOf(accepted)(one, report)?.value ?? [];
      return texts.length < one.items.length
        ? null
        : typedAnswers(
            texts.map((a) => ({ text: a.value, span: a.span })),
            at,
            report,
          );
    }
    case 'recall': {
      const answer = recalled(value, report);
      reportMarkdownIn([answer], report);
      return answer
        ? { part: { kind: 'recall', answer: withoutLineEnds(answer.value) }, spans: [answer.span] }
        : null;
    }
  }
}

/** Nothing is said of a list as a whole when one of its items could not be read. */
const isWhole = <T>(value: YamlValue, read: readonly T[] | undefined): read is readonly T[] =>
  read !== undefined && (value.type !== 'list' || value.items.length === read.length);

function readAnswer(value: YamlValue, report: Report): ListedAnswer | undefined {
  const keys = answer(value, report)?.value;
  if (keys?.text === undefined || (keys.correct === undefined && has(value, 'correct'))) return undefined;
  const listed = toListed(keys.text, keys.why, keys.correct?.value ?? false, report);
  return { ...listed, misses: keys.misses ?? listed.misses };
}

function readOrderItem(value: YamlValue, report: Report): ListedAnswer | undefined {
  if (value.type === 'map') {
    const keys = orderItem(value, report)?.value;
    return keys?.text && toListed(keys.text, keys.why, false, report);
  }
  const words = orderText(value, report);
  return words && toListed(words, undefined, false, report);
}

/** Marks stand at the end of a text. */
function placeOf(marks: string, { value, span, at }: Located<string>): Span {
  const from = value.lastIndexOf(marks);
  return from < 0 || at === undefined ? span : at(from, from + marks.length);
}

function toListed(
  words: Located<string>,
  why: Located<string> | undefined,
  box: boolean,
  report: Report,
): ListedAnswer {
  reportMarkdownIn([words, why], report);
  return {
    ...takeMarks(asItem(words.value), (marks) => placeOf(marks, words), report),
    why: why ? withoutLineEnds(why.value) : null,
    box,
    span: words.span,
  };
}
