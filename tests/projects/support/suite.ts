import { describe, expect, it } from 'vitest';
import { check, mutant, notPassed, projectNamed, reference } from './run.ts';

/** A change of the reference server that breaks one check: this text there becomes that one. */
export type Mutants = Readonly<Record<string, readonly [from: string, to: string]>>;

/** A server that begins anew each time it is started. */
export const forgetful = ['openLog(apply)', 'openLog(apply, String(Date.now()))'] as const;

/** Proves a project: the reference server passes every check, and for each check there is a server that fails it alone. */
export function prove(id: string, mutants: Mutants): void {
  describe.concurrent(id, () => {
    it('is passed by its reference server', { timeout: 120_000, retry: 0 }, async () => {
      // a remark about speed is no failure
      const left = notPassed(await check(id, reference(id))).filter((one) => !one.startsWith('n-plus-one'));
      expect(left).toEqual([]);
    });

    it('has a mutant for each check', () => {
      expect(Object.keys(mutants)).toEqual(projectNamed(id).checks.map((one) => one.id));
    });

    it.each(Object.entries(mutants))(
      '%s: its mutant fails it and nothing else',
      { timeout: 120_000 },
      async (name, [from, to]) => {
        const failed = notPassed(await check(id, mutant(id, from, to)));
        expect(
          failed.map((one) => one.slice(0, one.indexOf(':'))),
          failed.join('\n'),
        ).toEqual([name]);
      },
    );
  });
}
