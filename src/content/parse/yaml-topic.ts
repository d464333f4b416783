import type { Report } from '../check/diagnostic.ts';
import { derivedId } from '../fold.ts';
import type { Level, Question } from '../model.ts';
import { makeSource, type Source, type Span } from '../source.ts';
import type { ListedAnswer } from './answer-shape.ts';
import {
  chooseAnswers,
  matchAnswers,
  orderAnswers,
  type Pair,
  type ReadAnswers,
  typedAnswers,
} from './answers.ts';
import { readBlocks, reportForbidden } from './blocks.ts';
import { reportUnsafe } from './display.ts';
import type { LocatedQuestion, LocatedTopic } from './located.ts';
import { listOf, object, optional, text } from './shape.ts';
import { answer, orderItem, questionKeys, yamlTopic } from './shapes.ts';
import { assemble, emptyTopic } from './topic.ts';
import { readYaml, type YamlValue } from './yaml.ts';

const shapes = ['choose', 'order', 'match', 'type', 'recall'] as const;
const pin = /\s*\{pin\}\s*$/;
const raw = (value: YamlValue): YamlValue => value;

const questionShape = object({
  ...questionKeys,
  choose: optional('a list of {text, correct, why}', raw),
  order: optional('a list in the right order', raw),
  match: optional('a list of pairs {left, right}', raw),
  type: optional('accepted answers', raw),
  recall: optional('what should have been recalled', raw),
});

/** Reads a topic written in YAML into the same model as one in Markdown. Never throws. */
export function readYamlTopic(source: Source, id: string, report: Report): LocatedTopic {
  reportUnsafe(source.text, (start, end) => ({ start, end }), report);
  const yaml = readYaml(source.text, 0, report);
  if (yaml === null) return emptyTopic(source, id);
  const missing = { start: yaml.span.start, end: Math.min(yaml.span.end, yaml.span.start + 1) };
  const keys = yamlTopic({ ...yaml, span: missing }, report)?.value ?? {};
  if (keys.lesson) reportMarkdown(keys.lesson.value, keys.lesson.span, report);
  const questions = (keys.quiz?.value ?? [])
    .map((item) => readQuestion(item, report))
    .filter((q) => q !== null);
  if (keys.quiz === undefined && !yaml.entries.some((entry) => entry.key === 'quiz')) {
    report('quiz/missing', missing, 'This topic has no quiz.', 'Add `quiz:` and questions below it.');
  }
  return assemble({ source, id, keys, missing, lesson: keys.lesson?.value.trim() ?? '', questions }, report);
}

/** Faults inside a Markdown text that YAML holds are reported at the text: its lines have been re-flowed. */
function reportMarkdown(markdown: string, span: Span, report: Report): void {
  const inner = makeSource('', markdown);
  reportForbidden(readBlocks(inner, 0), 0, inner, (code, _at, message, hint) =>
    report(code, span, message, hint),
  );
}

function readQuestion(value: YamlValue, report: Report): LocatedQuestion | null {
  const keys = questionShape(value, report)?.value;
  if (keys?.question === undefined) return null;
  for (const part of [keys.question, keys.hint, keys.explanation])
    if (part) reportMarkdown(part.value, part.span, report);
  const given = shapes.filter((shape) => keys[shape] !== undefined);
  const at = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
  if (given.length !== 1) {
    if (given.length === 0)
      report(
        'question/no-answers',
        keys.question.span,
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
  const shape = given[0] as (typeof shapes)[number];
  const read = readAnswers(shape, keys[shape] as YamlValue, keys.many?.value ?? false, report);
  if (keys.many && shape !== 'choose')
    report('question/unknown-attribute', keys.many.span, '"many" fits only `choose`.', 'Delete it.');
  if (read === null) return null;
  const [stem, body] = splitStem(keys.question.value);
  const base = {
    id: keys.id?.value ?? derivedId(stem),
    derived: keys.id === undefined,
    stem,
    body,
    hint: keys.hint?.value.trim() ?? null,
    explanation: keys.explanation?.value.trim() ?? null,
    concept: keys.concept?.value ?? null,
    level: (keys.level?.value ?? null) as Level | null,
    was: (keys.was?.value ?? []).map((w) => w.value),
  };
  return {
    question: { ...base, ...read.part } as Question,
    stem: keys.question.span,
    id: keys.id?.span ?? keys.question.span,
    concept: keys.concept?.span ?? null,
    hint: keys.hint?.span ?? null,
    explanation: keys.explanation?.span ?? null,
    answers: read.spans,
  };
}

/** The first paragraph is the stem, on one line as a heading would be; the rest is the body. */
function splitStem(question: string): [string, string] {
  const match = question.trim().match(/^([\s\S]*?)(?:\n[ \t]*\n|\n(?=```|~~~))([\s\S]*)$/);
  const stem = (match?.[1] ?? question).trim().replace(/\s*\n\s*/g, ' ');
  return [stem, (match?.[2] ?? '').trim()];
}

function readAnswers(
  shape: (typeof shapes)[number],
  value: YamlValue,
  many: boolean,
  report: Report,
): ReadAnswers | null {
  const at = { start: value.span.start, end: Math.min(value.span.end, value.span.start + 1) };
  switch (shape) {
    case 'choose': {
      const listed = listOf(answer)(value, report)?.value;
      return listed
        ? chooseAnswers(
            listed.flatMap((item) => toListed(item.value, item.span, report)),
            many,
            at,
            report,
          )
        : null;
    }
    case 'order': {
      const items = listOf<ListedAnswer[]>((item, rep) => readOrderItem(item, rep))(value, report)?.value;
      return items ? orderAnswers(items.flat(), at, report) : null;
    }
    case 'match':
      return readPairs(value, at, report);
    case 'type': {
      const one =
        value.type === 'list' ? value : ({ type: 'list', span: value.span, items: [value] } as const);
      const accepted = listOf(text())(one, report)?.value ?? [];
      return accepted.length < one.items.length
        ? null
        : typedAnswers(
            accepted.map((a) => ({ text: a.value, span: a.span })),
            at,
            report,
          );
    }
    case 'recall': {
      const answer = text({ multiline: true })(value, report);
      if (answer) reportMarkdown(answer.value, answer.span, report);
      return answer ? { part: { kind: 'recall', answer: answer.value.trim() }, spans: [answer.span] } : null;
    }
  }
}

type AnswerKeys = NonNullable<ReturnType<typeof answer>>['value'];

function toListed(keys: AnswerKeys, span: Span, report: Report): ListedAnswer[] {
  if (keys.text === undefined) return [];
  for (const part of [keys.text, keys.why]) if (part) reportMarkdown(part.value, part.span, report);
  const words = keys.text.value.trim();
  return [
    {
      text: words.replace(pin, ''),
      why: keys.why?.value.trim() ?? null,
      box: keys.correct?.value ?? false,
      pinned: pin.test(words),
      span: keys.text.span ?? span,
    },
  ];
}

function readOrderItem(value: YamlValue, report: Report): ListedAnswer[] | undefined {
  if (value.type === 'map') {
    const keys = orderItem(value, report)?.value;
    return keys ? toListed(keys, value.span, report) : undefined;
  }
  const words = text({ multiline: true })(value, report);
  return words ? toListed({ text: words }, value.span, report) : undefined;
}

/** Pairs as a mapping `left: right`, a list of two-item lists, or a list of mappings whose two keys name the columns. */
function readPairs(value: YamlValue, at: Span, report: Report): ReadAnswers | null {
  const side = text();
  const pairs: Pair[] = [];
  let columns: [string, string] | null = null;
  let broken = false;
  const add = (left: { value: string; span: Span } | undefined, right: YamlValue): void => {
    const read = side(right, report);
    if (left && read)
      pairs.push({ left: left.value, right: read.value, leftSpan: left.span, rightSpan: read.span });
    else broken = true;
  };
  if (value.type === 'map')
    for (const entry of value.entries) add({ value: entry.key, span: entry.keySpan }, entry.value);
  else if (value.type === 'list') {
    for (const item of value.items) {
      const two: readonly YamlValue[] | null =
        item.type === 'list' ? item.items : item.type === 'map' ? item.entries.map((e) => e.value) : null;
      if (two?.length !== 2) {
        broken = true;
        report(
          'question/pair',
          item.span,
          'A pair has a left and a right side.',
          'Write `- {left: …, right: …}`.',
        );
        continue;
      }
      if (item.type === 'map') {
        const names: [string, string] = [
          (item.entries[0] as { key: string }).key,
          (item.entries[1] as { key: string }).key,
        ];
        if (names[0] !== 'left' || names[1] !== 'right') columns ??= names;
      }
      add(side(two[0] as YamlValue, report), two[1] as YamlValue);
    }
  } else {
    report(
      'yaml/wrong-type',
      value.span,
      'Here should stand a list of pairs.',
      'Write `- {left: …, right: …}`.',
    );
    return null;
  }
  return broken ? null : matchAnswers(columns, pairs, at, report);
}
