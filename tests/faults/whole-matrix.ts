// first: it takes node:fs before conf does
import '../store/conf-on-disk.ts';
import { describe, expect, test } from 'vitest';
import { FAULTS } from '../store/disk-faults.ts';
import { endAtEachCall, failAgain, failAtEachCall, type Home } from '../store/fault-matrix.ts';

/** Everything that can go wrong at every call of a session in such a home, and again in the one after it. */
export function wholeMatrix(home: Home): void {
  const say = (runs: number, what: string): void => console.info(`${home}: ${runs} runs: ${what}`);

  describe(`a session in a home that is ${home}`, () => {
    test.each(Object.keys(FAULTS))('meets %s at every call', async (fault) => {
      const runs = await failAtEachCall(home, fault, { step: 1 });
      say(runs, fault);
      expect(runs).toBeGreaterThan(0);
    });

    test('ends at every call, killed or by a power cut, and again in the session after that', async () => {
      const left = await endAtEachCall(home, { step: 1 });
      say(left.length, 'different disks left by an end');
      let runs = 0;
      // over all disks every call has its turn; FAULTS_STEP=1 goes through all of them on each
      const step = Number(process.env.FAULTS_STEP ?? 32);
      for (const [n, one] of left.entries()) runs += await failAgain(home, one, { step, from: n % step });
      say(runs, 'sessions on those disks that met a fault or an end in their turn');
      expect(runs).toBeGreaterThan(left.length);
    });
  });
}
