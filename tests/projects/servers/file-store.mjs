import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, openLog, Refusal, serve } from './kit.mjs';

const most = Number(process.env.MAX_BYTES ?? 2_097_152);
const folder = join(process.env.DATA_DIR ?? '.', 'files');
mkdirSync(folder, { recursive: true });

const files = new Map();
const apply = ({ kind, file, id }) => {
  if (kind === 'put') files.set(file.id, file);
  else files.delete(id);
};
const commit = openLog(apply);

/** The parts of a multipart body (RFC 7578): name, file name, type, bytes. */
const partsOf = (bytes, type) => {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) throw new Refusal(400);
  const mark = Buffer.from(`--${boundary}`);
  const parts = [];
  for (let at = bytes.indexOf(mark); at >= 0; ) {
    const next = bytes.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = bytes.subarray(at + mark.length + 2, next - 2);
    const split = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, split).toString('utf8');
    parts.push({
      name: / name="([^"]*)"/.exec(head)?.[1],
      filename: / filename="([^"]*)"/.exec(head)?.[1],
      type: /^content-type: *(.*)$/im.exec(head)?.[1] ?? 'application/octet-stream',
      content: part.subarray(split + 4),
    });
    at = next;
  }
  return parts;
};

const cleaned = (name) => {
  const last = name.split(/[/\\]/).at(-1);
  const kept = [...last.replace(/[\0-\x1f]/g, '')].slice(0, 255).join('');
  return kept === '' || /^\.+$/.test(kept) ? 'file' : kept;
};
const disposition = (name) => {
  const plain = name.replace(/[^\x20-\x7e]|["%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};
const fileAt = ({ params }) => {
  const file = files.get(params.id);
  if (file === undefined) throw new Refusal(404);
  return file;
};

serve([
  [
    'POST',
    '/files',
    async ({ request, headers }) => {
      const bytes = await bodyOf(request);
      if (bytes.length > most) throw new Refusal(413);
      const part = partsOf(bytes, headers['content-type'] ?? '').find(({ name }) => name === 'file');
      if (part === undefined || part.filename === undefined) throw new Refusal(400);
      const id = randomBytes(8).toString('hex');
      const draft = join(folder, `${id}.part`);
      writeFileSync(draft, part.content);
      renameSync(draft, join(folder, id));
      const sha256 = createHash('sha256').update(part.content).digest('hex');
      const file = { id, name: cleaned(part.filename), size: part.content.length, sha256, type: part.type };
      commit({ kind: 'put', file });
      return { status: 201, json: file };
    },
    { streams: true },
  ],
  ['GET', '/files', () => ({ json: { items: [...files.values()] } })],
  ['GET', '/files/:id/meta', (context) => ({ json: fileAt(context) })],
  [
    'GET',
    '/files/:id',
    (context) => {
      const file = fileAt(context);
      const etag = `"${file.sha256.slice(0, 32)}"`;
      const common = {
        ETag: etag,
        'Content-Type': file.type,
        'X-Content-Type-Options': 'nosniff',
        'Content-Disposition': disposition(file.name),
        'Accept-Ranges': 'bytes',
      };
      if (context.headers['if-none-match'] === etag) return { status: 304, headers: { ETag: etag } };
      const content = readFileSync(join(folder, file.id));
      const range = /^bytes=(\d+)-(\d*)$/.exec(context.headers.range ?? '');
      if (range === null) return { bytes: content, headers: common };
      const from = Number(range[1]);
      const to = Math.min(range[2] === '' ? file.size - 1 : Number(range[2]), file.size - 1);
      if (from >= file.size)
        return { status: 416, text: '', headers: { 'Content-Range': `bytes */${file.size}` } };
      const headers = { ...common, 'Content-Range': `bytes ${from}-${to}/${file.size}` };
      return { status: 206, bytes: content.subarray(from, to + 1), headers };
    },
  ],
  [
    'DELETE',
    '/files/:id',
    (context) => {
      const { id } = fileAt(context);
      commit({ kind: 'delete', id });
      rmSync(join(folder, id), { force: true });
      return { status: 204 };
    },
  ],
]);
