import { it } from 'vitest';
import { importFormats } from '../../src/exchange/format-names.ts';
import { readQuiz } from '../../src/exchange/import.ts';
import { makeTopics } from '../../src/exchange/topics.ts';

const nothing = { names: new Set<string>(), asked: new Map<string, string>(), present: new Set<string>() };
const rep = (s: string, n = 1_000_000) => s.repeat(Math.floor(n / s.length));
const pats: Record<string, string> = {
  boxes: rep('- [x] a\n'),
  headings: rep('#### Q1. a?\n- [x] a\n- [ ] b\n\n'),
  fences: rep('```\n'),
  ticks: rep('`'),
  ticks2: rep('` `` ``` '),
  blanks: '- [ ] a\n' + rep('\n') + '- [x] b\n',
  tags: rep('<b>'),
  tags2: rep('<b><i>x'),
  amps: rep('&#2&#27;7;'),
  braces: rep('{'),
  gift: rep('a{=b ~c}\n\n'),
  tabs: rep('a\tb\n'),
  quotes: rep('"'),
  cloze: rep('{{c1::'),
  cloze2: rep('{{c1::a}} '),
  brackets: rep('[['),
  toml: rep('[[questions]]\n'),
  tomldeep: 'a=' + rep('['),
  aiken: rep('q\nA) a\nB) b\nANSWER: A\n\n'),
  spaces: 'Answer' + rep(' '),
  spaces2: rep('Q                    \n'),
  setext: rep('a\n---\n\n'),
  quotes2: rep('> '),
  images: rep('![a]('),
  numbered: rep('1. a?\na) b\nb) c\n'),
  longline: rep('- [x] ' + 'a'.repeat(5000) + '\n- [ ] b\n\n'),
  sameSlug: Array.from({ length: 20000 }, (_, i) => `### what\n\n${i}\n\n- [x] a\n- [ ] b\n`).join('\n'),
  details: rep('<details><summary>'),
  html: rep('<div>'),
  li: rep('<ul><li>'),
  stars: rep('*a '),
  under: rep('_a'),
  pipes: rep('|a|b|\n|---|---|\n'),
  refs: rep('[a]: b\n'),
  links: rep('[a](b)'),
  noBlankKeys: rep('Answer: A, B, C, '),
  lists: rep('- a\n'),
  nest: Array.from({ length: 1300 }, (_, i) => ' '.repeat(i) + '- [x] a').join('\n'),
  header: '#separator:tab\n#html:true\n' + rep('<b>x</b>\t<i>y</i>\n'),
  openq: '#separator:tab\n' + rep('"a\tb\n'),
};
for (const [name, text] of Object.entries(pats))
  for (const f of importFormats)
    it(`${name} ${f}`, () => {
      const t = Date.now();
      const p = readQuiz('x', text, f);
      const a = Date.now() - t;
      let b = 0,
        n = 0;
      if (p) {
        const g = { ...p, groups: p.groups.map((g) => ({ ...g, items: g.items.slice(0, 300) })) };
        makeTopics([{ name: 'x', parsed: g }], nothing);
        b = Date.now() - t - a;
        n = p.groups.reduce((s, g) => s + g.items.length, 0);
      }
      if (a > 1500 || b > 4000) console.log(`SLOW ${name} ${f} read ${a} make(300) ${b} items ${n}`);
    }, 120000);
