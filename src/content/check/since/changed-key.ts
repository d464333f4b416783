import { fold, foldMarkdown } from '../../fold.ts';
import type { Question } from '../../model.ts';

/**
 * What is now right or wrong of answers that stood there before, in words; null when nothing is graded otherwise than it
 * was. New and reworded answers do not count: nobody has picked them.
 */
export function changedKey(before: Question, now: Question): string | null {
  const turned = (texts: readonly string[], verdict: string): string[] =>
    texts.length === 0 ? [] : [`${texts.map((text) => `"${text}"`).join(', ')} is now ${verdict}`];
  if ('answers' in before && 'answers' in now) {
    const was = new Map(before.answers.map(({ text, correct }) => [foldMarkdown(text), correct]));
    const other = now.answers.filter(({ text, correct }) => was.get(foldMarkdown(text)) === !correct);
    const right = other.filter(({ correct }) => correct).map(({ text }) => text);
    const wrong = other.filter(({ correct }) => !correct).map(({ text }) => text);
    return [...turned(right, 'right'), ...turned(wrong, 'wrong')].join('; ') || null;
  }
  if (before.kind === 'type' && now.kind === 'type') {
    const [was, is] = [before.accepted.map(fold), now.accepted.map(fold)];
    const right = now.accepted.filter((text) => !was.includes(fold(text)));
    const wrong = before.accepted.filter((text) => !is.includes(fold(text)));
    return [...turned(right, 'right'), ...turned(wrong, 'wrong')].join('; ') || null;
  }
  if (before.kind === 'order' && now.kind === 'order') {
    const [was, is] = [before, now].map(({ items }) => items.map(({ text }) => foldMarkdown(text)));
    return isSameSet(was, is) && was?.join('\n') !== is?.join('\n') ? 'the order is another one' : null;
  }
  if (before.kind === 'match' && now.kind === 'match') {
    const pairs = ({ pairs: all }: typeof now): string[] =>
      all.map(({ left, right }) => `${foldMarkdown(left)}\n${foldMarkdown(right)}`);
    const sides = (all: readonly string[]): string[] => all.flatMap((pair) => pair.split('\n'));
    const [was, is] = [pairs(before), pairs(now)];
    return isSameSet(sides(was), sides(is)) && !isSameSet(was, is) ? 'the pairs are others' : null;
  }
  return null;
}

const isSameSet = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && [...a].sort().join('\0') === [...b].sort().join('\0');
