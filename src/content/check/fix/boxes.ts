import { fencesIn } from '../raw-text.ts';
import type { Fixer } from './fixer.ts';

/** A box in capitals means the same, and is written in two ways otherwise. */
export const fixCapitalBoxes: Fixer = {
  allowed: 'nothing',
  repairs: ({ source }) => {
    if (!source.file.endsWith('.md') || !source.text.includes('[X]')) return [];
    const code = new Set(fencesIn(source.text).flatMap(({ lines }) => lines.map(({ span }) => span.start)));
    const found = [...source.text.matchAll(/^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[X\](?=[ \t])/gm)];
    return found
      .filter(({ index }) => !code.has(index))
      .map(({ index, 1: lead = '' }) => {
        const start = index + lead.length;
        return { code: null, what: '[X] is written [x].', edits: [{ start, end: start + 3, text: '[x]' }] };
      });
  },
};

const box = /^\[\s*([xX\u2713\u2714vV*]?)\s*\]$/;

/** Boxes such as `[✓]`, `[ x]` and `[]` as the two that are known. */
export const fixBoxes: Fixer = {
  allowed: 'nothing',
  repairs: ({ source, diagnostics }) =>
    diagnostics
      .filter((d) => d.code === 'question/bad-box')
      .flatMap(({ start, end }) => {
        const written = source.text.slice(start, end);
        const mark = written.match(box)?.[1];
        if (mark === undefined) return [];
        const right = mark === '' ? '[ ]' : '[x]';
        const text = /^(?:\s|$)/.test(source.text.slice(end, end + 1)) ? right : `${right} `;
        const what = `${written} is written ${right}.`;
        return [{ code: 'question/bad-box', what, edits: [{ start, end, text }] }];
      }),
};
