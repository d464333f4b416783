import type { Report } from '../check/diagnostic.ts';
import type { Topic, TopicId } from '../model.ts';
import { linesSpan, type Source, type Span } from '../source.ts';
import { type Block, inlineOf, readBlocks, reportForbidden, tokenSpan } from './blocks.ts';
import { reportUnsafe } from './display.ts';
import { reportFarAddresses } from './far-addresses.ts';
import { type FrontMatter, splitFrontMatter } from './front-matter.ts';
import { listWithoutId } from './heading.ts';
import type { LocatedQuestion, LocatedTopic } from './located.ts';
import { readQuiz } from './quiz.ts';
import type { Located } from './shape.ts';
import { frontMatter } from './shapes.ts';
import { readWaivers, splitWaivers, type Waiver, type WaiverComment } from './waiver.ts';
import { readYaml } from './yaml.ts';
import { isWholeList } from './yaml-list.ts';

type Keys = NonNullable<ReturnType<typeof frontMatter>>['value'];

/** Reads a topic written in Markdown. Never throws; what cannot be used is reported and left out. */
export function readMarkdownTopic(source: Source, id: string, report: Report): LocatedTopic {
  reportUnsafe(source.text, report);
  const front = splitFrontMatter(source, report);
  if (front === null) return emptyTopic(source, id);
  const { keys, conceptsWhole } = keysOf(front, report);
  const { blocks, comments } = splitWaivers(readBlocks(source, front.bodyLine), source);
  const waivers = readWaivers(comments, report);
  const whole = reportForbidden(blocks, front.bodyLine, source, report);
  const quizAt = blocks.findIndex(isQuizHeading);
  if (quizAt >= 0)
    reportFarAddresses(
      {
        lesson: blocks.slice(0, quizAt),
        quiz: blocks.slice(quizAt + 1),
        line: front.bodyLine,
        quizLine: (blocks[quizAt] as Block).from,
      },
      source,
      report,
    );
  const lessonSpan = {
    start: source.lineStarts[front.bodyLine] ?? source.text.length,
    end: endOf(blocks[quizAt], source),
  };
  const lesson = textWithout(comments, lessonSpan, source).replace(/\r\n?/g, '\n').trim();
  const questions = quizAt < 0 ? [] : readQuiz(blocks.slice(quizAt + 1), front.bodyLine, source, report);
  if (quizAt < 0 && whole) reportMissingQuiz(blocks, front.bodyLine, source, report);
  const parts = { source, id, keys, conceptsWhole, lesson, lessonSpan, questions, waivers };
  return assemble({ ...parts, missing: front.span }, report);
}

/** Reads the front matter of such a topic, and nothing behind it. Never throws. */
export function readMarkdownFront(source: Source, id: string, report: Report): LocatedTopic {
  const front = splitFrontMatter(source, report);
  if (front === null) return emptyTopic(source, id);
  const { keys, conceptsWhole } = keysOf(front, report);
  const nothing = { lesson: '', lessonSpan: null, questions: [], waivers: [] };
  return together({ source, id, keys, conceptsWhole, missing: front.span, ...nothing });
}

function keysOf(front: FrontMatter, report: Report): Pick<TopicParts, 'keys' | 'conceptsWhole'> {
  const yaml = readYaml(front.yaml, front.yamlStart, report);
  const keys = yaml === null ? {} : (frontMatter({ ...yaml, span: front.span }, report)?.value ?? {});
  return { keys, conceptsWhole: yaml !== null && isWholeList(yaml, 'concepts', keys.concepts?.value) };
}

/** The heading that ends the lesson. */
export const isQuizHeading = (block: Block): boolean =>
  block.open.type === 'heading_open' &&
  block.open.tag === 'h2' &&
  /^quiz$/i.test(inlineOf(block)?.content.trim() ?? '');

/** Where the lesson ends: at the quiz, else at the end of the file. */
const endOf = (quiz: Block | undefined, source: Source): number =>
  quiz ? (source.lineStarts[quiz.from] as number) : source.text.length;

/** Text of a file without the waivers' comments in it, which are for whoever writes and not for whoever learns. */
function textWithout(comments: readonly WaiverComment[], { start, end }: Span, source: Source): string {
  let text = '';
  let from = start;
  for (const { span } of comments) {
    if (span.start < start || span.end > end) continue;
    text += source.text.slice(from, span.start);
    from = span.end;
  }
  return text + source.text.slice(from, end);
}

function reportMissingQuiz(blocks: readonly Block[], line: number, source: Source, report: Report): void {
  const near = blocks.find((block) => {
    const words = inlineOf(block)?.content ?? '';
    // also what was meant for a heading: `##Quiz`, `**Quiz**`
    return block.open.type === 'heading_open'
      ? /^(?:the )?(?:quiz|questions?|test)\b/i.test(words)
      : block.open.type === 'paragraph_open' && /^(?:#+|\*\*|__)(?:quiz|questions?)\W*$/i.test(words);
  });
  if (near)
    report(
      'quiz/missing',
      tokenSpan(near.open, line, source),
      'The questions of a topic stand under the heading `## Quiz`, and there is none.',
      'Write this heading as `## Quiz`.',
    );
  else
    report(
      'quiz/missing',
      linesSpan(source, 0, 1),
      'This topic has no quiz.',
      'Add `## Quiz` at the end, and questions below it.',
    );
}

/** What both spellings of a topic come down to. */
export interface TopicParts {
  readonly source: Source;
  readonly id: string;
  readonly keys: Keys;
  readonly conceptsWhole: boolean;
  readonly missing: Span;
  readonly lesson: string;
  readonly lessonSpan: Span | null;
  readonly questions: readonly LocatedQuestion[];
  readonly waivers: readonly Waiver[];
}

/** Puts a topic together; without title, summary and minutes it cannot be used. */
export function assemble(parts: TopicParts, report: Report): LocatedTopic {
  if (parts.lesson === '')
    report(
      'topic/no-lesson',
      parts.missing,
      'This topic has no lesson.',
      'Write what a learner needs to answer the quiz.',
    );
  return together({ ...parts, questions: withoutDuplicates(parts.questions, parts.source, report) });
}

function together({
  source,
  id,
  keys,
  conceptsWhole,
  missing,
  lesson,
  lessonSpan,
  questions,
  waivers,
}: TopicParts): LocatedTopic {
  const words = (list: Located<readonly Located<string>[]> | undefined): string[] =>
    (list?.value ?? []).map((word) => word.value);
  const draft: Topic = {
    id: id as TopicId,
    title: keys.title?.value ?? id,
    summary: keys.summary?.value ?? '',
    prerequisites: words(keys.prerequisites) as TopicId[],
    aliases: words(keys.aliases),
    tags: words(keys.tags),
    minutes: keys.minutes?.value ?? 0,
    optional: keys.optional?.value ?? false,
    concepts: words(keys.concepts),
    resources: (keys.resources?.value ?? []).flatMap(({ value: r }) =>
      r.title && r.url ? [{ title: r.title.value, url: r.url.value, kind: r.kind?.value ?? null }] : [],
    ),
    was: words(keys.was) as TopicId[],
    lesson,
    questions: questions.map((q) => q.question),
  };
  const isUsable = keys.title !== undefined && keys.summary !== undefined && keys.minutes !== undefined;
  return {
    source,
    id,
    topic: isUsable ? draft : null,
    draft,
    title: keys.title?.span ?? missing,
    prerequisites: keys.prerequisites?.value ?? [],
    aliases: keys.aliases?.value ?? [],
    tags: keys.tags?.value ?? [],
    was: keys.was?.value ?? [],
    lesson: lesson === '' ? null : lessonSpan,
    concepts: conceptsWhole ? (keys.concepts?.value ?? []) : null,
    urls: (keys.resources?.value ?? []).flatMap(({ value }) => value.url ?? []),
    waivers,
    questions,
  };
}

function withoutDuplicates(
  questions: readonly LocatedQuestion[],
  source: Source,
  report: Report,
): LocatedQuestion[] {
  const seen = new Map<string, LocatedQuestion>();
  for (const located of questions) {
    const { id, derived } = located.question;
    const isFirst = !seen.has(id);
    const nameless = derived && !located.misnamed && isFirst;
    if (isFirst) seen.set(id, located);
    else if (derived)
      report(
        'question/duplicate-stem',
        located.stem,
        'This topic asks the same question twice.',
        'Delete one, or ask something else.',
      );
    else
      report(
        'question/duplicate-id',
        located.id,
        `The id "${id}" stands twice in this topic.`,
        'Give each question an id of its own.',
      );
    if (nameless)
      report(
        'question/no-id',
        located.id,
        'This question has no id: progress would be lost when its words change.',
        whereToWrite(id, located, source),
      );
  }
  return [...seen.values()];
}

function whereToWrite(id: string, { stem }: LocatedQuestion, { file, text }: Source): string {
  if (file.endsWith('.yaml')) return `Add \`id: ${id}\`.`;
  const hasList = listWithoutId.test(text.slice(stem.start, stem.end).trimEnd());
  return hasList ? `Write one first in the braces: {#${id} …}.` : `Write one behind it: {#${id}}.`;
}

export const emptyTopic = (source: Source, id: string): LocatedTopic => ({
  source,
  id,
  topic: null,
  draft: null,
  title: { start: 0, end: 0 },
  prerequisites: [],
  aliases: [],
  tags: [],
  was: [],
  lesson: null,
  concepts: null,
  urls: [],
  waivers: [],
  questions: [],
});
