import { hostname, userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/store/checksum.ts';
import { deviceName } from '../../src/store/device.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { failure } from './sandbox.ts';

const machine = { hostname: () => 'laptop', user: () => 'ada' };
const disk = { ...nodeDisk, readFile: () => Buffer.from('0123456789abcdef\n') };

const hashed = (parts: readonly string[]) => sha256(JSON.stringify(parts)).slice(0, 12);

test('a machine keeps its name from release to release', () => {
  expect(deviceName(disk, machine)).toBe(hashed(['laptop', '0123456789abcdef', 'ada']));
  const own = { hostname: () => hostname(), user: () => userInfo().username };
  expect(deviceName(nodeDisk)).toBe(deviceName(nodeDisk, own));
  const asked: string[] = [];
  deviceName({ ...disk, readFile: (path) => Buffer.from(String(asked.push(path))) }, machine);
  expect(asked).toEqual(['/etc/machine-id']);
});

test('a machine has one name, of twelve hexadecimal digits', () => {
  expect(deviceName(disk, machine)).toMatch(/^[0-9a-f]{12}$/);
  expect(deviceName(disk, machine)).toBe(deviceName(disk, { ...machine }));
  expect(deviceName(nodeDisk)).toBe(deviceName(nodeDisk));
});

test('another host, machine id or user is another name', () => {
  const names = [
    deviceName(disk, machine),
    deviceName(disk, { ...machine, hostname: () => 'desktop' }),
    deviceName(disk, { ...machine, user: () => 'bob' }),
    deviceName({ ...disk, readFile: () => Buffer.from('fedcba') }, machine),
  ];
  expect(new Set(names).size).toBe(4);
});

test('what cannot be told is left out', () => {
  const fail = () => {
    throw failure('ENOENT');
  };
  expect(deviceName({ ...disk, readFile: fail }, { hostname: () => 'laptop', user: fail })).toBe(
    hashed(['laptop', '', '']),
  );
});
