import { jsonOf, openLog, pageOf, Refusal, serve } from './kit.mjs';

const items = new Map();
let lastId = 0;
const apply = ({ kind, item, id }) => {
  if (kind === 'put') items.set(item.id, item);
  else items.delete(id);
  lastId = Math.max(lastId, item?.id ?? 0);
};
const commit = openLog(apply);

const titleOf = (title) => {
  if (typeof title === 'string' && title.length >= 1 && [...title].length <= 200) return title;
  throw new Refusal(422, { errors: [{ field: 'title', message: 'a text of 1 to 200 characters' }] });
};
const itemAt = ({ params }) => {
  const item = items.get(Number(params.id));
  if (item === undefined) throw new Refusal(404);
  return item;
};

serve([
  [
    'POST',
    '/todos',
    async (context) => {
      const title = titleOf(jsonOf(context)?.title);
      const item = { id: lastId + 1, title, done: false, createdAt: new Date().toISOString() };
      commit({ kind: 'put', item });
      return { status: 201, json: item, headers: { Location: `/todos/${item.id}` } };
    },
  ],
  [
    'GET',
    '/todos',
    ({ query }) => {
      const status = query.get('status');
      const chosen = [...items.values()].filter(
        (item) => status === null || item.done === (status === 'done'),
      );
      return {
        json: pageOf(
          chosen.sort((a, b) => b.id - a.id),
          query,
          (item) => item.id,
        ),
      };
    },
  ],
  ['GET', '/todos/:id', (context) => ({ json: itemAt(context) })],
  [
    'PATCH',
    '/todos/:id',
    (context) => {
      const item = itemAt(context);
      const { title = item.title, done = item.done } = jsonOf(context);
      const changed = { ...item, title: titleOf(title), done: done === true };
      commit({ kind: 'put', item: changed });
      return { json: changed };
    },
  ],
  [
    'DELETE',
    '/todos/:id',
    (context) => {
      commit({ kind: 'delete', id: itemAt(context).id });
      return { status: 204 };
    },
  ],
]);
