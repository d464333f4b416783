import { stringify } from 'yaml';
import type { Verified } from './verify.ts';
import { writeQuestion } from './write-question.ts';

/** A topic made of foreign questions. */
export interface NewTopic {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly lesson: string;
  readonly questions: readonly Verified[];
}

/** Findings that an import waives for a whole topic, with the reason it gives. */
const forTopic: Readonly<Record<string, string>> = {
  'question/no-explanation': 'imported without explanations',
  'question/short-explanation': 'imported with the explanations it had',
};
/** … and those it waives for one question. */
const forQuestion: Readonly<Record<string, string>> = {
  'question/repeated-explanation': 'imported with the explanation it had',
  'question/key-in-stem': 'imported as it was',
  'question/names-place': 'its answers keep their places',
};

/** The file of a topic: front matter, lesson, quiz; what the lint would refuse in it is waived. */
export function writeTopic({ title, summary, lesson, questions }: NewTopic): string {
  const named = (pick: (one: Verified) => readonly (string | null)[]): readonly string[] => [
    ...new Set(questions.flatMap(pick).filter((concept) => concept !== null)),
  ];
  const asked = named(({ question }) => [question.concept]);
  const concepts = named(({ question }) => [
    question.concept,
    ...('answers' in question ? question.answers.map((answer) => answer.misses) : []),
  ]);
  const front = stringify(
    {
      title,
      summary,
      minutes: Math.min(600, questions.length),
      ...(concepts.length > 0 ? { concepts } : {}),
    },
    { lineWidth: 0 },
  );
  const waived = new Set(questions.flatMap((one) => one.waived));
  const waivers = [
    ...Object.entries(forTopic).flatMap(([code, reason]) =>
      waived.has(code as never) ? [waiver(code, reason)] : [],
    ),
    ...(asked.length < concepts.length
      ? [waiver('topic/untested-concept', 'imported with answers that name it')]
      : []),
  ];
  const quiz = questions.map(({ question, waived: codes }) =>
    writeQuestion(
      question,
      codes.flatMap((code) =>
        Object.hasOwn(forQuestion, code) ? [waiver(code, forQuestion[code] as string)] : [],
      ),
    ),
  );
  const parts = [`---\n${front}---`, lesson, '## Quiz', waivers.join('\n'), ...quiz];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const waiver = (code: string, reason: string): string => `<!-- lint-ok: ${code} ${reason} -->`;
