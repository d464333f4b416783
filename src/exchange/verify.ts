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

/** Faults of how well a question teaches: what was written by others is kept as it is, and the fault waived. */
const waivable: ReadonlySet<Code> = new Set<Code>([
  'question/no-explanation',
  'question/short-explanation',
  'question/repeated-explanation',
  'question/key-in-stem',
  'question/names-place',
  'topic/untested-concept',
]);

/**
 * Writes a question, reads it back the way every roadmap is read, and compares. Gives the reason where it would
 * be refused, or would come back as another one.
 */
export function verify(question: Question): Verified | { readonly reason: string } {
  const written = writeQuestion(question);
  if (written.length > longest) return { reason: tooLong };
  const { topic, errors } = readAlone(written, conceptsOf(question));
  const fault = errors.find((d) => !waivable.has(d.code));
  if (fault) return { reason: sentence(fault) };
  const [read, ...more] = topic?.questions ?? [];
  if (read === undefined || more.length > 0 || fingerprint(read) !== fingerprint(question))
    return { reason: 'It cannot be written in the format of a roadmap without changing it.' };
  return { question: read, waived: [...new Set(errors.map((d) => d.code))] };
}

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
}

/** A topic that holds nothing but this text as its quiz, checked like a roadmap. */
function readAlone(quiz: string, concepts: readonly string[], lesson = 'Lesson.'): ReadAlone {
  const front = [
    'title: t',
    'summary: s',
    'minutes: 1',
    ...(concepts.length === 0 ? [] : [`concepts: [${concepts.join(', ')}]`]),
  ];
  const source = new Source(
    '01-s/t.md',
    `---\n${front.join('\n')}\n---\n\n${lesson}\n\n## Quiz\n\n${quiz}\n`,
  );
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
  return { topic: located.topic, errors: diagnostics.filter((d) => d.severity === 'error') };
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
