import { forgetful, prove } from './support/suite.ts';

prove('todo-api', {
  create: [', headers: { Location: `/todos/${item.id}` }', ''],
  validate: ['<= 200', '<= 201'],
  read: ['({ json: itemAt(context) })', '({ json: { ...itemAt(context), readAt: Date.now() } })'],
  absent: [
    'if (item === undefined) throw',
    "if (params.id === 'no-such-id!') throw new Error('bad id');\n  if (item === undefined) throw",
  ],
  patch: ['title: titleOf(title), done', "title: titleOf(title), createdAt: '2000-01-01T00:00:00Z', done"],
  'patch-unknown': [
    'const changed = { ...item,',
    "if ('id' in jsonOf(context)) commit({ kind: 'delete', id: item.id });\n      const changed = { ...item, ...jsonOf(context),",
  ],
  delete: ['return { status: 204 }', 'return { status: 200, json: {} }'],
  filter: ["item.done === (status === 'done')", "status === 'open' || item.done"],
  page: ['b.id - a.id', "(query.get('cursor') ? a.id - b.id : b.id - a.id)"],
  limit: ['(item) => item.id,', '(item) => item.id, { most: 100_000 },'],
  injection: [
    'const title = titleOf(jsonOf(context)?.title);',
    'const title = titleOf(jsonOf(context)?.title).replaceAll("\'", "");',
  ],
  restart: forgetful,
  parallel: [
    'const item = { id: lastId + 1,',
    'const id = lastId + 1;\n      await new Promise((done) => setTimeout(done, 20));\n      const item = { id,',
  ],
});
