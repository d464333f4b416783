import { join } from 'node:path';
import { exportFormats } from '../../src/exchange/format-names.ts';

export interface Command {
  readonly argv: readonly string[];
  readonly input?: string;
}

/** Somebody who does not know, asks for hints, and stops. */
const answers = '?\n-\n\n1\n'.repeat(12);

/** Ids of the projects that strange roadmaps have. */
const strangeProjects = ['raw', 'escaped', 'constructor', 'odd', 'paths', '__proto__'];

/**
 * Every command that reads content, on a roadmap of `http` and strange topics, which `ROADMAP_DIR` names. `topic`: one of
 * the strange; `file`: one of theirs; `to`: a folder that may be written to; `projects`: those to be tried.
 */
export function commandsOn(
  folder: string,
  topic: string,
  file: string,
  to: string,
  projects: readonly string[] = strangeProjects,
): readonly Command[] {
  const line = (words: string, input?: string): Command => ({
    argv: words.split(' ').filter((word) => word !== ''),
    ...(input === undefined ? {} : { input }),
  });
  return [
    line(''),
    line('next --why'),
    line('next'),
    line('next --json'),
    line('quiz all --all --json'),
    line('quiz all --all --plain', answers),
    line(`quiz ${topic} --all --plain`, `?\na\n\n3\n${answers}`),
    line(`quiz ${topic} --all --plain --exam`, answers),
    line('review --json'),
    line('review --plain', answers),
    line('answer http/reads GET'),
    line('answer http/reads a --json'),
    line(`answer ${topic}/one a`),
    line(`answer ${topic}/type - --json`),
    line(`answer ${topic}/recall 3`),
    line('status'),
    line('status --json'),
    line('list'),
    line('list --json'),
    line('list strange'),
    line('show http'),
    line(`show ${topic}`),
    line(`show ${topic} --json`),
    line('search strange title'),
    line('search request --json'),
    line('search constructor __proto__'),
    line(`done ${topic}`),
    line('undo'),
    line('skip strange'),
    line('undo --json'),
    line('reset all --yes'),
    line('placement --json'),
    line('placement all --plain', answers),
    line('plan --by +12w'),
    line(`plan --by +12w --json`),
    { argv: ['plan', '--by', '+12w', '--ics', join(to, 'plan.ics')] },
    line('stats'),
    line('stats --json'),
    line('check'),
    line('check --stats'),
    line('check --format json'),
    line('check --format github'),
    line('check --format sarif'),
    line('check --fix --dry-run'),
    { argv: ['check', file] },
    { argv: ['preview', file, '--plain'], input: answers },
    { argv: ['preview', file, '--json'] },
    ...exportFormats.map((format) => line(`export-quiz all --format ${format}`)),
    { argv: ['import-quiz', file, '--to', join(to, 'imported')] },
    { argv: ['import-quiz', file, '--to', join(to, 'again'), '--json'] },
    line('project list'),
    line('project list --json'),
    line('project status'),
    ...projects.flatMap((id) => [
      line(`project show ${id}`),
      line(`project show ${id} --json`),
      line(`project check ${id} --url http://127.0.0.1:9 --json`),
      { argv: ['project', 'start', id, join(to, `project-${id}`)] },
    ]),
    line(`note ${topic} --print`),
    line(`note ${topic} --path`),
    line('config list'),
    { argv: ['config', 'set', 'roadmap', folder] },
    line('config get roadmap'),
    { argv: ['__complete', 'show', ''] },
    { argv: ['__complete', 'project', 'check', ''] },
    { argv: ['__complete', 'answer', `${topic}/`] },
    { argv: ['analyze', file] },
    { argv: ['new', 'stage', 'more', '--roadmap', folder] },
    { argv: ['new', 'topic', 'extra', '--in', 'basics', '--roadmap', folder] },
  ];
}
