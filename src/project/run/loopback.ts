import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { UserError } from '../../errors.ts';
import type { Target } from '../outgoing.ts';

/** A server on this machine: the literal address to connect to, and what requests call it. */
export interface Place extends Target {
  readonly ip: string;
  readonly port: number;
}

const isLoopback = (ip: string): boolean => /^127(?:\.\d{1,3}){3}$/.test(ip) || ip === '::1';

/**
 * Where an address given by hand leads. Names are resolved once, and it is what they resolve to that counts.
 * Throws UserError (2) when that is not on this machine.
 */
export async function placeOf(written: string): Promise<Place> {
  const url = parse(written);
  const port = Number(url.port || 80);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const ips = (await lookup(name, { all: true }).catch(() => [])).map(({ address }) => address);
  if (ips.length === 0)
    throw new UserError(`Nothing is known about the host "${name}".`, { exit: 2, hint: example });
  if (!ips.every(isLoopback))
    throw new UserError(`${name} is not this machine, and only servers on this machine are checked.`, {
      exit: 2,
      hint: example,
    });
  const ip = (await firstListening(ips, port)) ?? (ips[0] as string);
  return { ip, port, host: url.host };
}

const example = 'Write it like http://127.0.0.1:3000.';

function parse(written: string): URL {
  let url: URL;
  try {
    url = new URL(/^[a-z]+:\/\//i.test(written) ? written : `http://${written}`);
  } catch {
    throw new UserError(`"${written}" is no address.`, { exit: 2, hint: example });
  }
  if (url.protocol !== 'http:')
    throw new UserError(`The checker speaks plain HTTP, not ${url.protocol.replace(':', '')}.`, {
      exit: 2,
      hint: example,
    });
  if (url.pathname !== '/' || url.search !== '')
    throw new UserError('The address names the server alone, without a path.', { exit: 2, hint: example });
  return url;
}

/** The first of these at which somebody listens, or null. */
export async function firstListening(ips: readonly string[], port: number): Promise<string | null> {
  for (const ip of ips) if (await listens(ip, port)) return ip;
  return null;
}

const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const end = (is: boolean) => () => {
      socket.destroy();
      done(is);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
