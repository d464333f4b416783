import { displayWidth } from '../../src/terminal/width.ts';
import type { Run } from './ansi.ts';

export interface Look {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly edge: string;
}

export const looks: Readonly<Record<'light' | 'dark', Look>> = {
  light: { background: '#ffffff', text: '#1f2328', dim: '#6e7781', edge: '#d0d7de' },
  dark: { background: '#0d1117', text: '#e6edf3', dim: '#8b949e', edge: '#30363d' },
};

const cell = { width: 8.4, height: 18, size: 14 };
const margin = 16;

/** A colour of the 256 as hex: the cube from 16 on, the greys from 232 on. */
function hexOf(colour: number): string {
  if (colour >= 232) {
    const grey = (8 + (colour - 232) * 10).toString(16).padStart(2, '0');
    return `#${grey}${grey}${grey}`;
  }
  const at = colour - 16;
  const step = (n: number): string => (n === 0 ? 0 : 55 + n * 40).toString(16).padStart(2, '0');
  return `#${step(Math.floor(at / 36))}${step(Math.floor(at / 6) % 6)}${step(at % 6)}`;
}

const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A screen of `columns` as a picture; `title` is read aloud in its place. */
export function toSvg(
  rows: readonly (readonly Run[])[],
  columns: number,
  { background, text, dim, edge }: Look,
  title: string,
): string {
  const width = Math.ceil(columns * cell.width) + 2 * margin;
  const height = rows.length * cell.height + 2 * margin;
  const lines = rows.flatMap((row, y) => {
    let column = 0;
    const spans = row.map((run) => {
      const x = (margin + column * cell.width).toFixed(1);
      const length = displayWidth(run.text);
      column += length;
      const fill = run.colour === null ? (run.dim ? dim : text) : hexOf(run.colour);
      const style = [
        `fill="${fill}"`,
        ...(run.bold ? ['font-weight="bold"'] : []),
        ...(run.italic ? ['font-style="italic"'] : []),
        ...(run.underline ? ['text-decoration="underline"'] : []),
      ].join(' ');
      return `<tspan x="${x}" ${style} textLength="${(length * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs">${quoted(run.text)}</tspan>`;
    });
    const base = (margin + y * cell.height + cell.size).toFixed(1);
    return spans.length === 0 ? [] : [`<text y="${base}" xml:space="preserve">${spans.join('')}</text>`];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${quoted(title)}">`,
    `<title>${quoted(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${background}" stroke="${edge}"/>`,
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${cell.size}">`,
    ...lines,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
