import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Maker, makers } from '../../src/content/project/model.ts';
import { Dice } from '../../src/project/dice.ts';
import { likeness } from '../../src/project/likeness.ts';
import { make } from '../../src/project/makers.ts';
import { Scope } from '../../src/project/scope.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const token = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${Buffer.from('{"sub":"1"}').toString('base64url')}.${'q'.repeat(43)}`;
const scope = new Scope({ word: 'cedar', list: [3, 1, 2], id: 7, token });
const made = (maker: Maker, seed = 'seed') => make(maker, { scope, dice: new Dice(seed), now: NOW });

describe('what is made', () => {
  const cases: Readonly<Record<string, readonly [of: Maker['of'], looks: unknown]>> = {
    word: [null, expect.stringMatching(/^[a-z]+[a-z0-9]{6}$/)],
    name: [null, expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{5}$/)],
    email: [null, expect.stringMatching(/^[a-z0-9]+@example\.com$/)],
    password: [null, expect.stringMatching(/^[A-Za-z0-9]{16}$/)],
    uuid: [
      null,
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    ],
    text: [201, expect.stringMatching(/^[a-z]{201}$/)],
    number: [[5, 5], 5],
    bytes: [4, expect.any(Uint8Array)],
    value: [
      { a: '${id}', b: 'x${word}' },
      { a: 7, b: 'xcedar' },
    ],
    like: [7, expect.any(Number)],
    upper: ['${word}', 'CEDAR'],
    char: [0, '\0'],
    json: [{ id: '${id}' }, '{"id":7}'],
    lines: [{ head: 'a,b', count: 2, each: '${n},${word}' }, 'a,b\n1,cedar\n2,cedar\n'],
    repeated: [{ text: 'ab', count: 3 }, 'ababab'],
    sum: [['${id}', 3], 10],
    product: [['${id}', 3], 21],
    least: ['${list}', 1],
    unixTime: [-600, NOW / 1000 - 600],
    sha256: ['${word}', createHash('sha256').update('cedar').digest('hex')],
    hmac: [{ key: 'k', text: '${word}' }, createHmac('sha256', 'k').update('cedar').digest('hex')],
    unsigned: [
      '${token}',
      `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${token.split('.')[1]}.`,
    ],
    tampered: ['${token}', token.replace('q'.repeat(43), `${'q'.repeat(21)}A${'q'.repeat(21)}`)],
  };

  it.each(Object.entries(cases))('%s', (maker, [of, looks]) => {
    expect(made({ maker: maker as Maker['maker'], of })).toEqual(looks);
  });

  it.each<[Maker['maker'], Maker['of'], unknown]>([
    ['number', 5, 5],
    ['repeated', { count: 2 }, ''],
    ['repeated', 'ab', ''],
    ['hmac', {}, createHmac('sha256', '').update('').digest('hex')],
    ['hmac', 'k', ''],
    ['lines', { count: 1, each: 'x' }, 'x\n'],
    ['lines', 'x', ''],
  ])('%s of %j is %j', (maker, of, value) => expect(made({ maker, of })).toBe(value));

  it.each(['sum', 'product', 'least'] as const)('%s needs numbers', (maker) => {
    for (const of of ['7', [], ['x']]) expect(() => made({ maker, of })).toThrow(/Here numbers are needed/);
  });

  it('has a case for each maker', () => {
    expect(Object.keys(cases).sort()).toEqual([...makers].sort());
  });

  it('is the same for the same seed, and another for another', () => {
    for (const maker of ['word', 'name', 'email', 'password', 'uuid'] as const) {
      expect(made({ maker, of: null }, 'a')).toBe(made({ maker, of: null }, 'a'));
      expect(made({ maker, of: null }, 'a')).not.toBe(made({ maker, of: null }, 'b'));
    }
  });

  it('depends on the label of forked dice, not on what was drawn before', () => {
    const dice = new Dice('seed');
    const first = dice.fork('x').next();
    dice.next();
    expect(dice.fork('x').next()).toBe(first);
    expect(dice.fork('y').next()).not.toBe(first);
  });

  it.each(['7', '0f3a9c', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', '01JABCDEF', 'a-b'])(
    'like "%s" is something else of the same shape',
    (id) => {
      const other = String(likeness(id, new Dice('seed')));
      expect(other).not.toBe(id);
      if (!/^\d+$/.test(id)) expect(other.replace(/[a-z0-9]/gi, 'x')).toBe(id.replace(/[a-z0-9]/gi, 'x'));
      else expect(other).toMatch(/^\d+$/);
    },
  );

  it('of a token that is none, is refused', () => {
    expect(() => made({ maker: 'tampered', of: 'no token' })).toThrow('is not a JWT');
  });
});
