import type { Fixer } from './fixer.ts';

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
