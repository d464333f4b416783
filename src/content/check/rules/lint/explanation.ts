import { foldMarkdown } from '../../../fold.ts';
import type { Markdown, Question } from '../../../model.ts';
import type { LocatedQuestion } from '../../../parse/located.ts';
import type { Report } from '../../diagnostic.ts';
import { countWords } from '../../prose.ts';

const fewest = 8;

/** Every question says why its key is right, in a sentence of its own. */
export function checkExplanation({ question, stem, explanation: at }: LocatedQuestion, report: Report): void {
  const { explanation } = question;
  if (explanation === null) {
    report(
      'question/no-explanation',
      stem,
      'This question has no explanation.',
      'Say in 12 to 80 words why the key is right: a quote below the answers, or `explanation:` in YAML.',
    );
    return;
  }
  const place = at ?? stem;
  const copied = whatItCopies(explanation, question);
  if (copied !== null)
    report(
      'question/repeated-explanation',
      place,
      `This explanation only repeats ${copied}.`,
      'Say why the key is right.',
    );
  else if (countWords(explanation) < fewest)
    report(
      'question/short-explanation',
      place,
      `This explanation has ${countWords(explanation)} words; it takes at least ${fewest} to say why.`,
      'Say why the key is right.',
    );
}

function whatItCopies(explanation: Markdown, question: Question): string | null {
  const bare = (text: Markdown): string => foldMarkdown(text).replace(/(?<![.!?:;])[.!?:;]+$/u, '');
  const said = bare(explanation);
  if (said === bare(question.stem)) return 'the question';
  return keysOf(question).some((key) => bare(key) === said) ? 'the answer' : null;
}

function keysOf(question: Question): readonly Markdown[] {
  switch (question.kind) {
    case 'one':
    case 'many':
      return question.answers.filter((answer) => answer.correct).map((answer) => answer.text);
    case 'type':
      return question.accepted;
    case 'recall':
      return [question.answer];
    case 'order':
    case 'match':
      return [];
  }
}
