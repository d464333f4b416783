import { randomBytes } from 'node:crypto';
import { jsonOf, openLog, Refusal, serve } from './kit.mjs';

const limit = Number(process.env.RATE_LIMIT ?? 20);
const windowMs = Number(process.env.RATE_WINDOW_S ?? 5) * 1000;
const codeForm = /^[A-Za-z0-9_-]{4,12}$/;

const links = new Map();
const apply = ({ kind, link, code }) => {
  if (kind === 'put') links.set(link.code, link);
  else if (kind === 'hit') links.get(code).hits += 1;
  else links.delete(code);
};
const commit = openLog(apply);

let opened = 0;
let used = 0;
const countCreate = () => {
  const now = Date.now();
  if (now - opened >= windowMs) [opened, used] = [now, 0];
  used += 1;
  if (used <= limit) return;
  const seconds = Math.ceil((opened + windowMs - now) / 1000);
  throw new Refusal(429, { error: 'too many' }, { 'Retry-After': String(seconds) });
};

const urlOf = (url) => {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    throw new Refusal(422);
  }
  if (!['http:', 'https:'].includes(parsed.protocol) || parsed.hostname === '') throw new Refusal(422);
  return url;
};
const linkAt = ({ params }) => {
  const link = links.get(params.code);
  if (link === undefined || link.ends <= Date.now()) throw new Refusal(404);
  return link;
};

serve([
  [
    'POST',
    '/links',
    ({ bytes, request }) => {
      countCreate();
      const { url, alias, expiresInSeconds } = jsonOf({ bytes });
      if (alias !== undefined && (!codeForm.test(alias) || alias === 'links')) throw new Refusal(400);
      if (links.has(alias)) throw new Refusal(409);
      const code = alias ?? randomBytes(5).toString('base64url');
      const ends = expiresInSeconds === undefined ? null : Date.now() + expiresInSeconds * 1000;
      const link = { code, url: urlOf(url), hits: 0, ...(ends === null ? {} : { ends }) };
      commit({ kind: 'put', link });
      const shortUrl = `http://${request.headers.host}/${code}`;
      return { status: 201, json: { code, url, shortUrl } };
    },
  ],
  ['GET', '/links/:code', (context) => ({ json: linkAt(context) })],
  [
    'DELETE',
    '/links/:code',
    (context) => {
      commit({ kind: 'delete', code: linkAt(context).code });
      return { status: 204 };
    },
  ],
  [
    'GET',
    '/:code',
    async (context) => {
      const { url, code } = linkAt(context);
      if (context.request.method === 'GET') commit({ kind: 'hit', code });
      return { status: 302, text: 'Moved.', headers: { Location: url } };
    },
  ],
]);
