import { createHash } from 'node:crypto';
import { FAULTS, withEnd, withFault } from './disk-faults.ts';
import { expectKept, expectTold, type HOMES, holdSession, makeHome, type Told } from './fault-session.ts';
import { type MemoryDisk, POWER_CUTS } from './memory-disk.ts';

export type Home = (typeof HOMES)[number];

/** How much of a matrix to go through: each `step`th call, beginning with one of them. */
export interface Sample {
  readonly step: number;
  readonly from?: number;
}

/** Says which run a failure belongs to. */
function during<T>(run: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error) error.message = `${run}: ${error.message}`;
    throw error;
  }
}

/** A fault at each call of a session, after which everything must be there: for a new program, and after a power cut. */
export async function failAtEachCall(home: Home, name: string, { step, from = 0 }: Sample): Promise<number> {
  const fault = FAULTS[name];
  if (fault === undefined) throw new Error(`no fault ${name}`);
  const before = await makeHome(home);
  let runs = 0;
  for (let index = from; ; index += step) {
    const disk = before.afterKill();
    const faulty = withFault(disk, fault, index);
    const told = await holdSession(faulty.disk);
    if (!faulty.happened()) return runs;
    runs += 1;
    during(`${home}, ${name}, call ${index}`, () => {
      expectTold(told);
      expectKept(before, disk.afterKill(), [told]);
      expectKept(before, disk.afterPowerCut('nothing'), [told]);
    });
  }
}

/** A disk a program ended on, and what it told before. */
export interface Left {
  readonly disk: MemoryDisk;
  readonly told: readonly Told[];
  readonly run: string;
}

/** The program killed, or the power cut, at each call of a session. Gives the different disks that leaves. */
export async function endAtEachCall(home: Home, { step, from = 0 }: Sample): Promise<readonly Left[]> {
  const before = await makeHome(home);
  const left = new Map<string, Left>();
  for (let index = from; ; index += step) {
    const disk = before.afterKill();
    const ending = withEnd(disk, index);
    const told = [await holdSession(ending.disk, { isAlive: ending.isAlive })];
    const ends = [
      ['killed', disk.afterKill()] as const,
      ...POWER_CUTS.map((cut) => [`power cut, ${cut} kept`, disk.afterPowerCut(cut)] as const),
    ];
    for (const [end, after] of ends) {
      const run = `${home}, ${end} at call ${index}`;
      const key = digest(after, told);
      if (left.has(key)) continue;
      during(run, () => expectKept(before, after.afterKill(), told));
      left.set(key, { disk: after, told, run });
    }
    if (ending.isAlive()) return [...left.values()];
  }
}

/** Another session on what an end left, which is ended in its turn, or meets a fault, at each of its calls. */
export async function failAgain(home: Home, left: Left, { step, from = 0 }: Sample): Promise<number> {
  const before = await makeHome(home);
  const run = `after ${left.run}`;
  let runs = 0;
  for (const name of [
    'a fault of the disk',
    'no space after half of a line',
    'a fault told after all was done',
  ]) {
    for (let index = from; ; index += step) {
      const disk = left.disk.afterKill();
      const faulty = withFault(disk, FAULTS[name] as never, index);
      const told = await holdSession(faulty.disk, { day: 1 });
      if (!faulty.happened()) break;
      runs += 1;
      during(`${run}, ${name}, call ${index}`, () => {
        expectTold(told);
        expectKept(before, disk.afterKill(), [...left.told, told]);
      });
    }
  }
  for (let index = from; ; index += step) {
    const disk = left.disk.afterKill();
    const ending = withEnd(disk, index);
    const told = await holdSession(ending.disk, { day: 1, isAlive: ending.isAlive });
    runs += 1;
    for (const after of [disk.afterKill(), disk.afterPowerCut('nothing'), disk.afterPowerCut('halves')])
      during(`${run}, ended at call ${index}`, () => expectKept(before, after, [...left.told, told]));
    if (ending.isAlive()) return runs;
  }
}

/** The same for disks that hold the same after the same was told: what is true of one is true of the other. */
function digest(disk: MemoryDisk, told: readonly Told[]): string {
  const hash = createHash('sha256').update(JSON.stringify(told));
  for (const [path, bytes] of disk.contents()) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
