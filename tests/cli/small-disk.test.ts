import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, repository } from '../support/program.ts';

/** Whether disks can be mounted that only a child of ours sees. */
let canMount = false;
beforeAll(() => {
  canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/tmp']).status === 0;
  if (!canMount) console.warn('SKIPPED: no disk can be mounted here for one process (unshare -rm)');
});

/**
 * Runs a script of bash on a disk of 64 KB of its own, `$disk`; `roadmap` is the program with its home there. Gives what
 * the script prints, line by line.
 */
function onSmallDisk(script: string): string[] {
  const disk = freshFolder('disk');
  const program = join(repository, 'bin/roadmap.js');
  const setUp = `
    set -u
    mount -t tmpfs -o size=64k none '${disk}'
    disk='${disk}'
    roadmap() { '${process.execPath}' '${program}' "$@"; }
    answer() { roadmap answer kinds/typed-word snapshot; }
    events() { roadmap export 2> /dev/null | grep -c '"kind"'; }
    export ROADMAP_HOME="$disk/home" ROADMAP_DIR='${join(repository, 'tests/support/small')}'
  `;
  const { stdout } = spawnSync('unshare', ['-rm', 'bash', '--norc', '-c', setUp + script], {
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    timeout: 60_000,
  });
  return stdout.trim().split('\n');
}

describe('on a disk of 64 KB', () => {
  it('an answer is on record or said not to be, the lesson is read all the same, and all is well once there is room', () => {
    if (!canMount) return;
    const lines = onSmallDisk(`
      answer > /dev/null
      head -c 1000000 /dev/zero > "$disk/filler" 2> /dev/null
      # room for a page or two
      truncate -s -8K "$disk/filler"
      kept=1
      for i in $(seq 60); do
        if said=$(answer 2>&1 > /dev/null); then kept=$((kept + 1)); else break; fi
      done
      echo "kept $kept"
      echo "$said"
      echo "events $(events)"
      for command in next status list stats; do roadmap $command > /dev/null 2>&1; echo "$command $?"; done
      echo "events $(events)"
      rm "$disk/filler"
      answer > /dev/null 2>&1; echo "again $?"
      echo "events $(events)"
      roadmap doctor > /dev/null 2>&1; echo "doctor $?"
    `);
    const kept = Number(lines[0]?.slice(5));
    expect(kept).toBeGreaterThan(1);
    expect(kept).toBeLessThan(61);
    const rest = lines.slice(1).join('\n');
    expect(rest).toContain('NOT SAVED');
    expect(rest).toContain(
      `events ${kept}\nnext 0\nstatus 0\nlist 0\nstats 0\nevents ${kept}\nagain 0\nevents ${kept + 1}\ndoctor 0`,
    );
  });

  it('a session says before its next question that an answer cannot be kept', () => {
    if (!canMount) return;
    const lines = onSmallDisk(`
      answer > /dev/null
      head -c 1000000 /dev/zero > "$disk/filler" 2> /dev/null
      for i in $(seq 30); do answer > /dev/null 2>&1 || break; done
      printf -- '-\\n-\\n-\\n' | roadmap quiz kinds --plain > "/dev/shm/out.$$" 2>&1; echo "quiz $?"
      grep -o '^Question .\\|NOT SAVED: the disk is full\\|[0-9] of . answers could not be kept' "/dev/shm/out.$$"
      rm "/dev/shm/out.$$"
    `);
    // once for its beginning, and before each next question
    const full = 'NOT SAVED: the disk is full';
    expect(lines).toEqual([
      ...['quiz 0', full, 'Question 1', full, 'Question 2', full, 'Question 3', full],
      ...['Question 4', '3 of 3 answers could not be kept'],
    ]);
  });
});

describe('in a home that cannot be written to', () => {
  it('everything is shown, nothing is kept, and it is said', () => {
    if (!canMount) return;
    const lines = onSmallDisk(`
      for i in 1 2 3; do answer > /dev/null; done
      before=$(events)
      mount -o remount,ro "$disk"
      for command in next status list stats 'show kinds' 'search kinds' 'check' 'config list' 'export'; do
        roadmap $command > /dev/null 2>&1; echo "$command $?"
      done
      said=$(answer 2>&1 > /dev/null); echo "answer $? $(echo "$said" | grep -o 'NOT SAVED')"
      roadmap config set session 15 > /dev/null 2>&1; echo "config set $?"
      roadmap done kinds > /dev/null 2>&1; echo "done $?"
      roadmap undo > /dev/null 2>&1; echo "undo $?"
      mount -o remount,rw "$disk"
      echo "events $before $(events)"
    `);
    expect(lines).toEqual([
      ...[
        'next',
        'status',
        'list',
        'stats',
        'show kinds',
        'search kinds',
        'check',
        'config list',
        'export',
      ].map((one) => `${one} 0`),
      'answer 1 NOT SAVED',
      'config set 1',
      'done 1',
      'undo 1',
      'events 3 3',
    ]);
  });
});
