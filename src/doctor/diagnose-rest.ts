import { count } from '../tutor/words.ts';
import type { Examination, Repairs } from './examination.ts';
import { type Finding, finding } from './finding.ts';
import { bytesWords } from './wording.ts';

/** What is to be said of settings, what was set aside, notes, what is kept to save time, and the roadmap. */
export const diagnoseRest = (found: Examination, repairs: Repairs): readonly Finding[] => [
  settings(found),
  quarantine(found),
  notes(found),
  cache(found, repairs),
  roadmap(found),
];

function settings({ settings: { isDamaged, isAside, invalid, unknown, chosen } }: Examination): Finding {
  const facts = { chosen, invalid: invalid.length, unknown, damaged: isDamaged };
  if (isAside)
    return finding(
      'settings',
      'Settings',
      'settings.json was damaged and is kept in quarantine/; all at their defaults.',
      {
        state: 'repaired',
        hint: 'Choose again what you had chosen: roadmap config set <key> <value>',
        facts,
      },
    );
  if (isDamaged)
    return finding('settings', 'Settings', 'settings.json cannot be read; every setting is at its default.', {
      state: 'error',
      hint: 'Make it readable again, or move it away.',
      facts,
    });
  const [first] = invalid;
  return finding('settings', 'Settings', chosen === 0 ? 'all at their defaults.' : `${chosen} chosen.`, {
    state: first !== undefined ? 'error' : unknown > 0 ? 'warning' : 'ok',
    details: [
      ...invalid.map(([key, allowed]) => `"${key}" must be ${allowed}; its default is used.`),
      ...(unknown > 0 ? [`${count(unknown, 'key')} in the file that no setting has.`] : []),
    ],
    hint: first === undefined ? null : `Choose again, or take it back with: roadmap config unset ${first[0]}`,
    facts,
  });
}

function quarantine({ quarantine: { lines, files, bytes } }: Examination): Finding {
  const parts = [
    ...(lines > 0 ? [count(lines, 'damaged line')] : []),
    ...(files > 0 ? [count(files, 'damaged file')] : []),
  ];
  const what = parts.length === 0 ? 'empty.' : `${parts.join(' and ')} kept, ${bytesWords(bytes)}.`;
  return finding('quarantine', 'Quarantine', what, { facts: { lines, files, bytes } });
}

function notes({ notes: { notes: all, bytes, unreadable } }: Examination): Finding {
  return finding('notes', 'Notes', all === 0 ? 'none.' : `${count(all, 'note')}, ${bytesWords(bytes)}.`, {
    state: unreadable > 0 ? 'warning' : 'ok',
    details: unreadable > 0 ? [`${count(unreadable, 'thing')} among them cannot be read.`] : [],
    hint: unreadable > 0 ? 'Look into notes/ in the data folder.' : null,
    facts: { notes: all, bytes, unreadable },
  });
}

function cache({ cache: { files, unsound } }: Examination, { cacheRemoved }: Repairs): Finding {
  const left = unsound.length - cacheRemoved;
  const removed =
    cacheRemoved > 0
      ? [
          `${count(cacheRemoved, 'file')} ${cacheRemoved === 1 ? 'was' : 'were'} damaged or outdated, and removed.`,
        ]
      : [];
  const stays = left > 0 ? [`${count(left, 'file')} cannot be used and could not be removed.`] : [];
  return finding('cache', 'Cache', files === 0 ? 'empty.' : `${count(files, 'file')}.`, {
    state: left > 0 ? 'warning' : cacheRemoved > 0 ? 'repaired' : 'ok',
    details: [...removed, ...stays],
    hint: left > 0 ? 'Delete cache/ in the data folder; it is made anew.' : null,
    facts: { files, removed: cacheRemoved, damaged: left },
  });
}

function roadmap({ roadmap: found, around }: Examination): Finding {
  // which folder that is would say too much of whoever shows this report
  const check = around.isRoadmapNamed ? 'roadmap check, with the same --roadmap' : 'roadmap check';
  if (found === null) {
    const which = around.variables.includes('ROADMAP_DIR') ? 'ROADMAP_DIR' : 'roadmap config get roadmap';
    return finding('roadmap', 'Roadmap', 'the one in use cannot be opened.', {
      state: 'error',
      hint: `See why with: ${check}.${around.isRoadmapNamed ? '' : ` ${which} says which it is.`}`,
      facts: { opened: false },
    });
  }
  const { isShipped, topics, questions, errors, orphans, others } = found;
  return finding(
    'roadmap',
    'Roadmap',
    `${isShipped ? 'the one that ships' : 'one of your own'}, ${count(topics, 'topic')}, ${count(questions, 'question')}.`,
    {
      state: errors > 0 ? 'warning' : 'ok',
      details: [
        ...(errors > 0 ? [`${count(errors, 'error')} in its files; what is affected is left out.`] : []),
        ...(orphans > 0
          ? [
              `${count(orphans, 'question')} you answered ${orphans === 1 ? 'is' : 'are'} not in it any more; the answers are kept.`,
            ]
          : []),
        ...(others > 0 ? [`There is progress in ${count(others, 'other roadmap')}.`] : []),
      ],
      hint: errors > 0 ? `See them with: ${check}` : null,
      facts: { opened: true, shipped: isShipped, topics, questions, errors, orphans, others },
    },
  );
}
