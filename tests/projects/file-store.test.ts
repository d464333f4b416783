import { forgetful, prove } from './support/suite.ts';

prove('file-store', {
  upload: ['status: 201', 'status: 200'],
  bytes: [
    'writeFileSync(draft, part.content)',
    "writeFileSync(draft, part.content.length > 900_000 ? part.content.toString('utf8') : part.content)",
  ],
  empty: ['part.filename === undefined', 'part.filename === undefined || part.content.length === 0'],
  type: ["'X-Content-Type-Options': 'nosniff',", ''],
  name: ['const last = name.split(/[/\\\\]/).at(-1);', 'const last = name;'],
  'utf8-name': ["; filename*=UTF-8''${encodeURIComponent(name)}", ''],
  range: ['content.subarray(from, to + 1)', 'content.subarray(from, to)'],
  etag: [
    'return { status: 304, headers: { ETag: etag } };',
    'return { status: 200, headers: { ETag: etag } };',
  ],
  'too-large': ['throw new Refusal(413)', 'throw new Refusal(500)'],
  'missing-part': ['if (part === undefined || part.filename === undefined) throw new Refusal(400);', ''],
  parallel: [
    'const draft = join(folder, `${id}.part`);\n      writeFileSync(draft, part.content);',
    'const draft = join(folder, `${id}.part`);\n      globalThis.buffer = part.content;\n      await new Promise((done) => setTimeout(done, 20));\n      writeFileSync(draft, globalThis.buffer);',
  ],
  delete: ["commit({ kind: 'delete', id });", ''],
  restart: forgetful,
  // takes whatever has come for the whole
  abort: [
    'const bytes = await bodyOf(request);',
    `const bytes = await new Promise((done) => {
        const parts = [];
        const end = () => done(Buffer.concat([...parts, Buffer.from('\\r\\n--' + /boundary=(.*)/.exec(headers['content-type'])[1] + '--')]));
        request.on('data', (part) => parts.push(part)).on('close', end).on('error', () => {});
      });`,
  ],
});
