import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listBackups } from '../../src/store/backup.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import { openSettings } from '../../src/store/settings.ts';
import { openStore } from '../../src/store/store.ts';
import { readBackup } from './read-backup.ts';

/** What a writer said, line by line; a line that is cut off was not said. */
export interface Ran {
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly signal: string | null;
  readonly errors: string;
}

/** Starts a writer; `kill` is handed a killer at its first line. */
export async function runWriter(
  args: readonly string[],
  kill: (now: () => void) => void = () => {},
): Promise<Ran> {
  const child: ChildProcess = spawn(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => {
    if (out === '') kill(() => child.kill('SIGKILL'));
    out += chunk.toString();
  });
  const [code, signal] = await once(child, 'close');
  return { lines: out.split('\n').slice(0, -1), code, signal, errors };
}

export interface Killed {
  readonly rounds: number;
  readonly processes: number;
  readonly acknowledged: number;
  readonly backups: number;
  /** files left that nothing reads and nothing removes */
  readonly litter: readonly string[];
}

/**
 * Kills writers (`writer`: that program, bundled) that do all the store can do, one or two at a time, at random moments within 150 ms of their first
 * acknowledgement, and looks after each round whether everything acknowledged is there. @throws when something is not
 */
export async function killRounds(
  writer: string,
  rounds: number,
  say: (line: string) => void = () => {},
): Promise<Killed> {
  const place = mkdtempSync(join(tmpdir(), 'killed-'));
  try {
    const sum = { processes: 0, acknowledged: 0, backups: 0 };
    const litter: string[] = [];
    for (let round = 0; round < rounds; ) {
      const folder = join(place, `home-${round}`);
      const told: Told = { ids: new Set(), backups: new Set(), setting: [String(SETTINGS.session.default)] };
      // a new home now and then: journals grow, and each round reads them whole
      for (const end = Math.min(rounds, round + 40); round < end; round += 1) {
        const ran = await Promise.all(
          Array.from({ length: 1 + (round % 2) }, () =>
            runWriter([writer, folder, '1000000', 'all'], (now) => setTimeout(now, Math.random() * 150)),
          ),
        );
        for (const { errors, signal } of ran)
          if (signal !== 'SIGKILL' || errors !== '') throw new Error(`round ${round}: ${signal} ${errors}`);
        hear(told, ran);
        verify(folder, told, `round ${round}`);
        sum.processes += ran.length;
        if (round % 50 === 49)
          say(`${round + 1} rounds, ${sum.acknowledged + told.ids.size} lines acknowledged`);
      }
      sum.acknowledged += told.ids.size;
      sum.backups += told.backups.size;
      litter.push(...litterIn(folder));
      rmSync(folder, { recursive: true, force: true });
    }
    return { rounds, ...sum, litter };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

interface Told {
  readonly ids: Set<string>;
  readonly backups: Set<string>;
  /** values that may stand there */
  setting: string[];
}

function hear(told: Told, ran: readonly Ran[]): void {
  // of two at a time nobody knows which set it last
  const values = ran.map(({ lines }) => lines.filter((line) => line.startsWith('setting')));
  if (values.some((lines) => lines.length > 0)) {
    const last = values.flatMap((lines) => lines.slice(-2)).map((line) => line.split(' ')[1] as string);
    const isSure = ran.length === 1 && values[0]?.at(-1)?.startsWith('setting ');
    told.setting = isSure ? last.slice(-1) : [...told.setting, ...last];
  }
  for (const line of ran.flatMap(({ lines }) => lines)) {
    const [what, value = ''] = line.split(' ');
    if (what === 'saved') told.ids.add(value);
    if (what === 'backup') told.backups.add(value);
  }
}

function verify(folder: string, told: Told, round: string): void {
  const store = openStore({
    folder,
    device: 'checker',
    roadmap: 'backend',
    now: Date.now,
    timezone: () => 0,
  });
  const ids = new Set(store.lines().map((line) => line.slice(13, 39)));
  const lost = [...told.ids].filter((id) => !ids.has(id));
  if (lost.length > 0) throw new Error(`${round}: acknowledged and gone: ${lost.join(' ')}`);
  const replayed = openLedger(nodeDisk, folder, null).progress();
  if (JSON.stringify(store.progress()) !== JSON.stringify(replayed))
    throw new Error(`${round}: the summary is not what a replay gives`);
  const names = listBackups(nodeDisk, folder);
  // those of one day are kept, older ones make room
  const newest = [...told.backups].sort().at(-1);
  if (newest !== undefined && !names.includes(newest))
    throw new Error(`${round}: the backup ${newest} is gone`);
  for (const name of names.slice(-3)) readBackup(nodeDisk, folder, name);
  const setting = String(openSettings(folder, SETTINGS).get('session'));
  if (!told.setting.includes(setting))
    throw new Error(`${round}: the setting is ${setting} and not ${told.setting.join(' or ')}`);
}

/** Files under waiting names. */
function litterIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true }) as string[];
  return names.filter((name) => /(?:^|\/)\.|\.tmp-|\.next|settings\.[0-9a-f]{8}/.test(name));
}
