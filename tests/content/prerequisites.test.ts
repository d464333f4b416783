import { describe, expect, it } from 'vitest';
import { type Files, markdownTopic, read } from './support/sample.ts';

const topic = (title: string, needs = ''): string =>
  markdownTopic('', needs === '' ? '' : `prerequisites: [${needs}]\n`).replace('HTTP', title);
const two = (more: Files): Files => ({
  '01-basics/http.md': topic('HTTP', 'dns'),
  '02-more/stage.yaml': 'title: More\ntopics: [dns]\n',
  '02-more/dns.md': topic('DNS'),
  ...more,
});
const found = (files: Files): string[] =>
  read(files)
    .diagnostics.filter(({ code }) => code.startsWith('topic/'))
    .map(({ file, code, message }) => `${file} ${code} ${message}`);

describe('a prerequisite that comes later', () => {
  const forward = '01-basics/http.md topic/forward-prerequisite "dns" comes later in the study order.';
  it('is found in the same stage and in a later one', () => {
    expect(found(two({}))).toEqual([forward]);
    const same = {
      '01-basics/stage.yaml': 'title: Basics\ntopics: [http, dns]\n',
      '01-basics/dns.md': topic('DNS'),
    };
    expect(found({ '01-basics/http.md': topic('HTTP', 'dns'), ...same })).toEqual([forward]);
  });

  it('is not told of where the order is chance, which was told', () => {
    // a stage without a number, and one without a list
    const unplaced = two({ '02-more/stage.yaml': null, '02-more/dns.md': null });
    expect(
      found({ ...unplaced, 'more/stage.yaml': 'title: More\ntopics: [dns]\n', 'more/dns.md': topic('DNS') }),
    ).toEqual([]);
    const unlisted = { '01-basics/stage.yaml': 'title: Basics\n', '01-basics/wide.md': topic('Wide') };
    expect(found({ ...unlisted, '01-basics/http.md': topic('HTTP', 'wide') })).toEqual([]);
  });

  it('is not told of twice where topics require each other', () => {
    expect(found(two({ '02-more/dns.md': topic('DNS', 'http') }))).toEqual([
      '01-basics/http.md topic/cyclic-prerequisite These topics require each other: http → dns → http.',
    ]);
    expect(found({ '01-basics/http.md': topic('HTTP', 'http') })).toEqual([
      '01-basics/http.md topic/cyclic-prerequisite This topic requires itself.',
    ]);
  });
});

it('a prerequisite whose file could not be read is not unknown', () => {
  const broken = two({ '02-more/dns.md': Uint8Array.of(0xff, 0xfe, 0x00) });
  expect(found(broken).filter((one) => one.includes('unknown-prerequisite'))).toEqual([]);
});

it('topics that require each other can be begun: what comes later is not waited for', () => {
  const { roadmap } = read(two({ '02-more/dns.md': topic('DNS', 'http, dns') }));
  const topics = roadmap?.stages.flatMap((stage) => stage.topics) ?? [];
  expect(topics.map(({ id, prerequisites }) => [id, prerequisites])).toEqual([
    ['http', []],
    ['dns', ['http']],
  ]);
});
