import type { Markdown } from '../content/model.ts';

/** A part of a lesson under a heading of its own. */
export interface Section {
  /** null: what stands before the first heading */
  readonly heading: string | null;
  readonly text: Markdown;
}

/** A lesson's parts, by its headings of the second and third level; headings in code are none. */
export function sectionsOf(lesson: Markdown): Section[] {
  const sections: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  let fence = '';
  for (const line of lesson.split('\n')) {
    const mark = line.match(/^\s*(`{3,}|~{3,})/)?.[1];
    if (mark !== undefined && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    const heading = fence === '' ? headingOf(line) : null;
    if (heading === null) sections.at(-1)?.lines.push(line);
    else sections.push({ heading, lines: [] });
  }
  return sections.map(({ heading, lines }) => ({ heading, text: lines.join('\n') }));
}

/** The words of a heading of the second or third level, without the marks that may close it; null where a line is none. */
function headingOf(line: string): string | null {
  const rest = line.match(/^#{2,3}(?=\s)/) === null ? '' : line.replace(/^#+/, '').trim();
  return rest.replace(/(?<!\S)#+$/, '').trimEnd() || null;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];

/**
 * The heading under which a lesson says most about some words, or null when it has no headings or says nothing of them.
 * A word counts the more, the fewer sections hold it (inverse document frequency, Spärck Jones 1972), and double in a heading.
 */
export function headingAbout(words: string, lesson: Markdown): string | null {
  const sections = sectionsOf(lesson).map(({ heading, text }) => ({
    heading,
    inHeading: new Set(wordsOf(heading ?? '')),
    inText: new Set(wordsOf(text)),
  }));
  const wanted = new Set(wordsOf(words));
  const weights = new Map<string, number>();
  for (const word of wanted) {
    const holding = sections.filter((s) => s.inText.has(word) || s.inHeading.has(word)).length;
    weights.set(word, Math.log(1 + sections.length / holding));
  }
  let best: { heading: string; score: number } | null = null;
  for (const { heading, inHeading, inText } of sections) {
    if (heading === null) continue;
    let score = 0;
    for (const [word, weight] of weights)
      if (inText.has(word) || inHeading.has(word)) score += weight * (inHeading.has(word) ? 2 : 1);
    if (score > (best?.score ?? 0)) best = { heading, score };
  }
  return best?.heading ?? null;
}
