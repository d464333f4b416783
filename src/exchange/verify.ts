import type { Code } from '../content/check/codes.ts';
import { type Diagnostic, reporter } from '../content/check/diagnostic.ts';
import { acrossRules } from '../content/check/rules/index.ts';
import { lint } from '../content/check/rules/lint/index.ts';
import type { Question, Topic } from '../content/model.ts';
import { readStageFile } from '../content/parse/stage.ts';
import type { ReadRoadmap, ReadStage } from '../content/read-stage.ts';
import { readTopic } from '../content/read-topic.ts';
import { Source } from '../content/source.ts';
import { longest, tooLong } from './draft.ts';
import { writeQuestion } from './write-question.ts';

/** A question as it will be read, and the faults of style it comes with. */
export interface Verified {
  readonly question: Question;
  /** lint codes that have to be waived for it */
  readonly waived: readonly Code[];
}

/** A fault of a topic's concepts, which no question has to waive. */
const ofTopic = 'topic/untested-concept';

/** Faults of how well a question teaches: what was written by others is kept as it is, and the fault waived. */
const waivable: ReadonlySet<Code> = new Set<Code>([
  'question/no-explanation',
  'question/short-explanation',
  'question/repeated-explanation',
  'question/key-in-stem',
  'question/names-place',
  ofTopic,
]);

/** What came through one reading of a whole topic as it went in. */
export interface Together {
  readonly isLessonFine: boolean;
  /** by how a question is written */
  readonly verified: ReadonlyMap<string, Verified>;
}

/**
 * Reads back a lesson and questions of different ids as topics of many, which is quicker than each by itself. A question
 * it does not give has to be read by itself: its fault is then told from those of its neighbours.
 */
export function verifyTogether(lesson: string, questions: readonly Question[]): Together {
  const verified = new Map<string, Verified>();
  let isLessonFine = lesson === '';
  inParts(questions).forEach((part, i) => {
    const found = verifyPart(i === 0 ? lesson : '', part);
    if (i === 0) isLessonFine = found.isLessonFine;
    for (const [text, one] of found.verified) verified.set(text, one);
  });
  return { isLessonFine, verified };
}

interface Written {
  readonly question: Question;
  readonly text: string;
}

/** What one reading takes: of a text of more not all faults are told, and one that is read only in part is of no use. */
const most = { questions: 100, characters: 50_000 };

function inParts(questions: readonly Question[]): readonly (readonly Written[])[] {
  const parts: Written[][] = [];
  let characters = 0;
  for (const question of questions) {
    const text = writeQuestion(question);
    if (text.length > longest) continue;
    characters += text.length;
    const last = parts.at(-1);
    if (last !== undefined && last.length < most.questions && characters <= most.characters)
      last.push({ question, text });
    else {
      parts.push([{ question, text }]);
      characters = text.length;
    }
  }
  return parts;
}

function verifyPart(lesson: string, written: readonly Written[]): Together {
  const verified = new Map<string, Verified>();
  const { topic, errors, lessonAt, quizAt } = readAlone(
    written.map(({ text }) => text).join(gap),
    [...new Set(written.flatMap(({ question }) => conceptsOf(question)))],
    lesson || undefined,
  );
  if (topic === null || errors.some(({ start, code }) => start < lessonAt && code !== ofTopic))
    return { isLessonFine: lesson === '', verified };
  const read = new Map(topic.questions.map((question) => [question.id as string, question]));
  const faultsIn = (from: number, to: number) => errors.filter(({ start }) => start >= from && start < to);
  let from = quizAt;
  for (const { question, text } of written) {
    const to = from + text.length + gap.length;
    const faults = faultsIn(from, to);
    const back = read.get(question.id);
    from = to;
    if (back === undefined || !faults.every((d) => waivable.has(d.code)) || !isSame(back, question)) continue;
    verified.set(text, { question: back, waived: codesOf(faults) });
  }
  const isLessonRead = faultsIn(lessonAt, quizAt).length === 0 && topic.lesson === lesson;
  return { isLessonFine: lesson === '' || isLessonRead, verified };
}

const gap = '\n\n';

const codesOf = (faults: readonly Diagnostic[]): readonly Code[] => [
  ...new Set(faults.map((d) => d.code).filter((code) => code !== ofTopic)),
];

/**
 * Writes a question, reads it back the way every roadmap is read, and compares, unless it was found the same among
 * `others`. Gives the reason where it would be refused, or would come back as another one.
 */
export function verify(
  question: Question,
  others: Together['verified'] = new Map(),
): Verified | { readonly reason: string } {
  const written = writeQuestion(question);
  if (written.length > longest) return { reason: tooLong };
  const found = others.get(written);
  if (found !== undefined) return found;
  const { topic, errors } = readAlone(written, conceptsOf(question));
  const fault = errors.find((d) => !waivable.has(d.code));
  if (fault) return { reason: sentence(fault) };
  const [read, ...more] = topic?.questions ?? [];
  if (read === undefined || more.length > 0 || !isSame(read, question))
    return { reason: 'It cannot be written in the format of a roadmap without changing it.' };
  return { question: read, waived: codesOf(errors) };
}

const isSame = (read: Question, written: Question): boolean => fingerprint(read) === fingerprint(written);

/** What a topic's lesson would be refused for, or null. */
export function lessonFault(lesson: string): string | null {
  const { topic, errors } = readAlone(fine, [], lesson);
  const [error] = errors;
  if (error) return error.message;
  return topic?.questions.length === 1 && topic.lesson === lesson
    ? null
    : 'It would be read as something else.';
}

const fine =
  '### Is it? {#is}\n\n- [x] It is so\n- [ ] Not at all\n\n> It is, because it was made to be so by hand.\n';

const conceptsOf = (question: Question): readonly string[] => [
  ...new Set(
    [
      question.concept,
      ...('answers' in question ? question.answers.map((answer) => answer.misses) : []),
    ].filter((concept) => concept !== null),
  ),
];

interface ReadAlone {
  readonly topic: Topic | null;
  readonly errors: readonly Diagnostic[];
  /** where the lesson and the quiz begin in what was read */
  readonly lessonAt: number;
  readonly quizAt: number;
}

/** A topic that holds nothing but this lesson, and this text as its quiz, checked like a roadmap. */
function readAlone(quiz: string, concepts: readonly string[], lesson = 'Lesson.'): ReadAlone {
  const front = [
    'title: t',
    'summary: s',
    'minutes: 1',
    ...(concepts.length === 0 ? [] : [`concepts: [${concepts.join(', ')}]`]),
  ];
  const head = `---\n${front.join('\n')}\n---\n\n`;
  const above = `${head}${lesson}\n\n## Quiz\n\n`;
  const source = new Source('01-s/t.md', `${above}${quiz}\n`);
  const diagnostics: Diagnostic[] = [];
  const report = reporter(source, diagnostics);
  const { facts, located } = readTopic(source, 't', report, lint.topic);
  const roadmap: ReadRoadmap = {
    file: null,
    stages: [{ ...around, topics: [{ ...facts, source, located, topic: located.topic }] }],
    projects: [],
    unread: new Set(),
    found: diagnostics,
    report: () => report,
    waived: [],
  };
  for (const rule of [...acrossRules, lint.roadmap]) rule(roadmap);
  return {
    topic: located.topic,
    errors: diagnostics.filter((d) => d.severity === 'error'),
    lessonAt: head.length,
    quizAt: above.length,
  };
}

/** The stage that topic stands in: the same each time, so it is read once. */
const around: Omit<ReadStage, 'topics'> = {
  id: 's',
  path: '01-s',
  number: '1',
  file: readStageFile(new Source('01-s/stage.yaml', 'title: s\ntopics: [t]\n'), () => {}),
  ordered: true,
  placed: true,
  stages: [],
};

const sentence = ({ message, code }: Diagnostic): string => `${message} (${code})`;

/** Two questions that say the same in all their parts; blanks at the ends of lines and between blocks do not count. */
export function fingerprint(question: Question | Omit<Question, 'id' | 'derived'>): string {
  const { derived: _, ...said } = question as Question;
  return JSON.stringify(sorted(said), (key, value: unknown) =>
    typeof value === 'string' && key !== 'id' ? tidy(value) : value,
  );
}

const sorted = (object: object): object =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
