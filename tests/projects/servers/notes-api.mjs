import { jsonOf, openLog, Refusal, serve } from './kit.mjs';

const notes = new Map();
let lastId = 0;
const apply = ({ kind, note, id }) => {
  if (kind === 'put') notes.set(note.id, note);
  else notes.delete(id);
  lastId = Math.max(lastId, note?.id ?? 0);
};
const commit = openLog(apply);

const cleaned = (tags = []) => [...new Set(tags.map((tag) => tag.trim().toLowerCase()))];
const etagOf = ({ version }) => `"${version}"`;
const shown = ({ version, ...note }) => note;
const withEtag = (note, status = 200) => ({ status, json: shown(note), headers: { ETag: etagOf(note) } });
const noteAt = ({ params }) => {
  const note = notes.get(Number(params.id));
  if (note === undefined) throw new Refusal(404);
  return note;
};
const holds = (note, query) => {
  const text = `${note.title}\n${note.body}`;
  return text.toLowerCase().includes(query.toLowerCase());
};

serve([
  [
    'POST',
    '/notes',
    (context) => {
      const { title, body, tags } = jsonOf(context);
      const createdAt = new Date().toISOString();
      const note = { id: lastId + 1, title, body, tags: cleaned(tags), createdAt, version: 1 };
      commit({ kind: 'put', note });
      return withEtag(note, 201);
    },
  ],
  [
    'GET',
    '/notes',
    ({ query }) => {
      const sort = query.get('sort') ?? '-createdAt';
      if (!/^-?createdAt$/.test(sort)) throw new Refusal(400);
      const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('perPage') ?? 20)];
      const tags = query.getAll('tag');
      const found = [...notes.values()]
        .filter((note) => tags.every((tag) => note.tags.includes(tag)))
        .filter((note) => holds(note, query.get('q') ?? ''))
        .sort((a, b) => (sort === 'createdAt' ? a.id - b.id : b.id - a.id));
      const from = (page - 1) * perPage;
      const items = found.slice(from, from + perPage).map(shown);
      return { json: { items, total: found.length, page, perPage } };
    },
  ],
  [
    'GET',
    '/notes/:id',
    (context) => {
      const note = noteAt(context);
      if (context.headers['if-none-match'] === etagOf(note))
        return { status: 304, headers: { ETag: etagOf(note) } };
      return withEtag(note);
    },
  ],
  [
    'PUT',
    '/notes/:id',
    (context) => {
      const note = noteAt(context);
      const condition = context.headers['if-match'];
      if (condition === undefined) throw new Refusal(428);
      if (condition !== etagOf(note)) throw new Refusal(412);
      const { title, body, tags } = jsonOf(context);
      const changed = { ...note, title, body, tags: cleaned(tags), version: note.version + 1 };
      commit({ kind: 'put', note: changed });
      return withEtag(changed);
    },
  ],
  [
    'DELETE',
    '/notes/:id',
    (context) => {
      commit({ kind: 'delete', id: noteAt(context).id });
      return { status: 204 };
    },
  ],
  [
    'GET',
    '/tags',
    () => {
      const counts = new Map();
      for (const tag of [...notes.values()].flatMap((note) => note.tags))
        counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return { json: { tags: [...counts].map(([name, count]) => ({ name, count })) } };
    },
  ],
]);
