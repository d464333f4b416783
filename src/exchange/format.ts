import type { ImportFormat } from './format-names.ts';
import { frontMatterOf } from './markdown/front.ts';

const options =
  /^(?:primaryColor|secondaryColor|textColor|buttonColor|shuffleQuestions|shuffleAnswers|nQuestions|passingGrade|locale|enableRetry|enableHistory|startOn|customPassMsg|customFailMsg|passMessage|failMessage)$/;

/** What a file is written in, by its name's ending and by what stands in it; null where neither tells. */
export function recognise(name: string, text: string): ImportFormat | null {
  const ending = name.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1] ?? '';
  const lines = text.split('\n');
  if (ending === 'gift') return 'gift';
  if (ending === 'toml' || lines.some((line) => /^\s*\[\[questions\]\]\s*(?:#.*)?$/.test(line)))
    return 'mdbook';
  if (
    /^#(?:separator|html|notetype|deck|tags|columns|guid column|deck column|notetype column|tags column)\s*:/i.test(
      text,
    )
  )
    return 'anki';
  if (/^(?:md|markdown|mdx|mdown|qmd)$/.test(ending)) return isQuizdown(lines) ? 'quizdown' : 'markdown';
  if (ending === 'tsv' || ending === 'csv') return 'anki';
  return byContent(lines);
}

const isQuizdown = (lines: readonly string[]): boolean =>
  frontMatterOf(lines).keys.some((key) => options.test(key)) ||
  lines.some((line) => quizdownFence.test(line));

/** Where quizzes stand inside a page: a fence, a shortcode or an element. */
export const quizdownFence =
  /^\s*(?:(?:`{3,}|~{3,})\s*\{?quizdown\}?|\{\{[<%]\s*quizdown\s*[>%]\}\}|<div[^>]*\bclass="[^"]*\bquizdown\b)/;

function byContent(lines: readonly string[]): ImportFormat | null {
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line.slice(0, 300)));
  const written = lines.filter((line) => line.trim() !== '');
  if (has(/^\s*ANSWER\s*:\s*[A-Z]\s*$/i) && has(/^\s*A\s*[.)]\s/)) return 'aiken';
  if (has(/^\s{0,3}(?:[-*+]|\d+[.)])?\s*\[[ xX]\]\s/) && !has(/^::/))
    return isQuizdown(lines) ? 'quizdown' : 'markdown';
  if (
    has(/^(?:::|\$CATEGORY:)/) ||
    (has(/(?<!\\)\{/) && has(/(?<!\\)\}/) && has(/(?:^|[\s{])[=~#]|\{\s*(?:T|F|TRUE|FALSE)\b|\{\s*\}/))
  )
    return 'gift';
  if (written.length > 0 && written.filter((line) => line.includes('\t')).length * 2 > written.length)
    return 'anki';
  if (has(/^#{1,6}\s/) && has(/^[\s>*_#-]*(?:correct\s+)?answers?[\s*_]*:/i)) return 'markdown';
  return null;
}
