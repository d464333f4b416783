import type { Backup } from '../store/doctor/backup-check.ts';
import type { DamagedLine } from '../store/doctor/journal-check.ts';
import { count } from '../tutor/words.ts';
import type { Examination, Repairs } from './examination.ts';
import { type Finding, finding } from './finding.ts';
import { backupName } from './wording.ts';

/** Lines and backups that are named one by one. */
const NAMED = 10;

/** What is to be said of journals, the summary of progress and backups. */
export const diagnoseRecords = (found: Examination, repairs: Repairs): readonly Finding[] => [
  journals(found),
  summary(found, repairs),
  backups(found, repairs),
];

const fates: Readonly<Record<DamagedLine['fate'], string>> = {
  unfinished: 'it was never finished, so nothing was lost',
  found: 'the event stands elsewhere, so nothing was lost',
  lost: 'what it said is lost',
};

function journals({ journals: found, isNewer, unwritableJournal }: Examination): Finding {
  const { damaged, beyond, newer, unknown, repeated, clashes, unreadable, others } = found;
  const all = damaged.length + beyond;
  const lost = damaged.filter(({ fate }) => fate === 'lost').length + beyond;
  const isWrong = lost > 0 || unreadable.length > 0 || unwritableJournal !== null || isNewer;
  const more = [
    ...damaged
      .slice(0, NAMED)
      .map(
        ({ journal, line, reason, fate }) => `Journal ${journal}, line ${line}: ${reason}; ${fates[fate]}.`,
      ),
    ...(all > NAMED ? [`${count(all - NAMED, 'more line')} like these.`] : []),
    ...unreadable.map(({ journal, why }) =>
      journal === 0 ? `Their folder cannot be read: ${why}.` : `Journal ${journal} cannot be read: ${why}.`,
    ),
    ...(unwritableJournal === null
      ? []
      : [`Nothing can be added to the one of this machine: ${unwritableJournal}.`]),
    ...(newer > 0 ? [`${count(newer, 'line')} of a newer roadmap.`] : []),
    ...(unknown > 0 ? [`${count(unknown, 'event')} of a kind that only a newer roadmap knows.`] : []),
    ...(repeated > 0 ? [`${count(repeated, 'event')} in several places; each counts once.`] : []),
    ...(clashes > 0 ? [`${count(clashes, 'id')} claimed by two different events; one of them counts.`] : []),
    ...(others > 0
      ? [`${count(others, 'file')} beside them that ${others === 1 ? 'is' : 'are'} not read.`]
      : []),
  ];
  const hint = isNewer
    ? 'Update roadmap. Until then nothing is recorded or repaired here.'
    : unreadable.length > 0
      ? 'Make the journals readable again; what they hold does not count until then.'
      : unwritableJournal !== null
        ? 'Make that journal writable; until then no answer is saved.'
        : lost > 0
          ? 'If another machine or an older copy has these events: roadmap import FILE. Else delete the lines.'
          : others > 0
            ? 'If they hold records: roadmap import FILE.'
            : null;
  return finding(
    'journals',
    'Journals',
    `${count(found.journals, 'file')}, ${count(found.entries.length, 'event')}, ${all === 0 ? 'no damaged line' : count(all, 'damaged line')}.`,
    {
      state: isWrong ? 'error' : all + clashes + others > 0 ? 'warning' : 'ok',
      details: more,
      hint,
      facts: {
        files: found.journals,
        lines: found.lines,
        events: found.entries.length,
        damaged: all,
        lost,
        unreadable: unreadable.length,
        writable: isNewer ? null : unwritableJournal === null,
        newer,
        unknown,
        repeated,
        clashes,
        others,
      },
    },
  );
}

function summary({ summary: state }: Examination, { isSummaryAnew }: Repairs): Finding {
  const facts = { found: state, rebuilt: isSummaryAnew };
  const make = (message: string, more: Partial<Finding> = {}): Finding =>
    finding('summary', 'Summary', message, { facts, ...more });
  switch (state) {
    case 'none':
      return make('none yet; progress is worked out from the journals.');
    case 'fits':
      return make('says what the journals add up to.');
    case 'newer':
      return make('was written by a newer roadmap.', { state: 'error', hint: 'Update roadmap.' });
    case 'ahead':
      return make(
        `counted records that are in no journal any more${isSummaryAnew ? '; it is kept in quarantine/, and was worked out again' : ', and could not be replaced'}.`,
        {
          state: isSummaryAnew ? 'repaired' : 'warning',
          hint: 'If another machine or an older copy has them: roadmap import FILE',
        },
      );
    default: {
      const was = {
        outdated: 'did not fit the journals',
        damaged: 'was damaged',
        wrong: 'said something else than the journals',
      }[state];
      if (isSummaryAnew) return make(`${was}; it was worked out again from them.`, { state: 'repaired' });
      // one that fits them is believed as long as it is there
      return state === 'wrong'
        ? make(`${was}, and could not be replaced.`, {
            state: 'warning',
            hint: 'Delete progress.json; it is worked out again from the journals.',
          })
        : make(`${was}, and could not be replaced. Progress is worked out from the journals.`, {
            state: 'warning',
          });
    }
  }
}

function backups(
  { backups: { backups: all, missing, others, fault } }: Examination,
  { restored, backup, movedAside }: Repairs,
): Finding {
  const broken = all.filter((one) => one.fault !== null && !movedAside.includes(one.name));
  const lacking = missing.length - restored;
  const good = all.filter((one) => one.fault === null);
  const newest = good.at(-1);
  const message =
    fault !== null
      ? `cannot be read: ${fault}.`
      : all.length === 0
        ? 'none yet; one is made before the first answer of each day.'
        : `${count(good.length, 'backup')} of ${all.length} read back${newest === undefined ? '' : `, the newest ${backupName(newest.name)}`}.`;
  const details = [
    ...(lacking > 0 ? [`They hold ${count(lacking, 'event')} that the journals lack.`] : []),
    ...(restored > 0
      ? [
          `${count(restored, 'event')} that the journals lacked ${restored === 1 ? 'was' : 'were'} brought back.${backup === null ? '' : ` A backup was made before: ${backupName(backup)}.`}`,
        ]
      : []),
    ...broken.slice(0, NAMED).map((one) => `${backupName(one.name)}: ${one.fault}.${rest(one, lacking)}`),
    ...movedAside.map((name) => `${backupName(name)} was damaged and was put into quarantine/.`),
    ...(others > 0
      ? [`${count(others, 'thing')} beside them that ${others === 1 ? 'is' : 'are'} no backup.`]
      : []),
  ];
  const isWrong = lacking > 0 || broken.length > 0;
  const isFixable = lacking > 0 || broken.some(({ isShut }) => !isShut);
  return finding('backups', 'Backups', message, {
    state:
      isWrong || fault !== null
        ? 'error'
        : restored + movedAside.length > 0
          ? 'repaired'
          : others > 0
            ? 'warning'
            : 'ok',
    details,
    hint:
      lacking > 0
        ? 'Bring them back, a union that loses nothing, with: roadmap doctor --fix'
        : isFixable
          ? 'Make a fresh one and put what is damaged aside with: roadmap doctor --fix'
          : isWrong
            ? 'Make them readable again; what they hold is not known until then.'
            : null,
    isFixable,
    facts: {
      backups: all.length,
      unreadable: broken.length,
      missing: lacking,
      restored,
      movedAside: movedAside.length,
      newest: newest === undefined ? null : backupName(newest.name),
    },
  });
}

/** How much of a backup that is not whole can still be had. */
const rest = ({ missing, events }: Backup, lacking: number): string =>
  lacking > 0 && missing > 0
    ? ` ${count(missing, 'event')} that the journals lack can still be read in it.`
    : events > 0
      ? ' What can be read of it stands in the journals.'
      : '';
