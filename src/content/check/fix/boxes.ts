import { positionAt } from '../../source.ts';
import type { Fixer } from './fixer.ts';

/** The box of an answer in capitals means the same, and is written in two ways otherwise. */
export const fixCapitalBoxes: Fixer = {
  allowed: 'nothing',
  repairs: ({ source, reading }) => {
    const { file, text } = source;
    const read = file.endsWith('.md') && text.includes('[X]') ? reading() : null;
    if (read?.kind !== 'topic') return [];
    return read.file.questions
      .flatMap(({ answers }) => answers)
      .flatMap((answer) => {
        const line = source.lineStarts[positionAt(source, answer.start).line - 1] as number;
        const lead = text.slice(line).match(/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\[X\][ \t])/)?.[0];
        if (lead === undefined) return [];
        const start = line + lead.length;
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
