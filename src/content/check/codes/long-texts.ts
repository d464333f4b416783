/** Texts for examples of what is too long, too deep or too much to be written out. */

const lines = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');

/** What every front matter has. */
export const head = 'title: HTTP\nsummary: How a browser asks for a page\nminutes: 5\n';

/** An explanation that any question may have. */
const reason = '\n\n> Whoever knows how a request travels can tell it from the others.';

export const nested = (mark: string, depth: number): string => mark.repeat(depth);
export const words = (count: number): string => 'word '.repeat(count).trim();

/** `depth` stages in each other. */
export const deep = (depth: number): string[] => {
  const folders = Array.from({ length: depth }, (_, i) => (i === 0 ? '01-basics' : `01-s${i}`));
  return ['01-basics/http.md', `${folders.join('/')}/stage.yaml`];
};

export const links = (count: number): string =>
  lines(
    count,
    (i) => `  - title: Specification number ${i} of a long list\n    url: https://example.org/${i}`,
  );
export const fence = (count: number): string => `\`\`\`js\n${lines(count, (i) => `log(${i + 1});`)}\n\`\`\``;

/** Questions, one after the other. */
export const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n\n');

/** A question with four answers, worded by whether they are right; the keys go round unless told to stand `at`. */
export const four = (i: number, answer: (isKey: boolean) => string, at = (i * 3 + 1) % 4): string =>
  `### How is it sent in case ${i}? {#q${i}}\n\n${lines(4, (k) => `- [${k === at ? 'x' : ' '}] ${'abcd'[k]}: ${answer(k === at)} ${i}`)}${reason}`;

export const levelled = (i: number, level: string): string =>
  `### What is sent in case ${i}? {#q${i} level=${level}}\n\nAnswer: \`body ${i}\`${reason}`;

/** Questions that make up a quiz, so that words of one more are rare in it. */
export const others = (count: number): string => many(count, (i) => levelled(i, 'apply'));
