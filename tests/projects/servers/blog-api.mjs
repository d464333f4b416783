import { randomBytes, scryptSync } from 'node:crypto';
import { jsonOf, openLog, pageOf, Refusal, serve } from './kit.mjs';

const users = new Map();
const tokens = new Map();
const posts = new Map();
const comments = new Map();
const apply = ({ kind, value }) => {
  if (kind === 'user') users.set(value.id, value);
  if (kind === 'token') tokens.set(value.token, value.user);
  if (kind === 'post') posts.set(value.slug, value);
  if (kind === 'comment') comments.set(value.id, value);
  if (kind === 'no-comment') comments.delete(value);
  if (kind === 'no-post') {
    posts.delete(value);
    for (const comment of comments.values()) if (comment.slug === value) comments.delete(comment.id);
  }
};
const commit = openLog(apply);

// cheap on purpose: the tests log in hundreds of times
const hashOf = (password, salt) => scryptSync(password, salt, 32, { N: 1024 }).toString('hex');
const idOf = () => randomBytes(8).toString('hex');

const userOf = ({ headers }) => tokens.get((headers.authorization ?? '').replace('Bearer ', ''));
const needUser = (context) => {
  const user = userOf(context);
  if (user === undefined) throw new Refusal(401, { error: 'who are you?' }, { 'WWW-Authenticate': 'Bearer' });
  return user;
};
const sees = (post, user) => post.status === 'published' || post.author === user;
const postAt = (context) => {
  const post = posts.get(context.params.slug);
  if (post === undefined || !sees(post, userOf(context))) throw new Refusal(404);
  return post;
};
const ownPost = (context) => {
  const user = needUser(context);
  const post = postAt(context);
  if (post.author !== user) throw new Refusal(403);
  return post;
};

const authorOf = ({ author }) => ({ id: author, name: users.get(author).name });
const shown = (post) => ({ ...post, author: authorOf(post) });
const shownComment = ({ slug, ...comment }) => ({ ...comment, author: authorOf(comment) });

const slugFor = (title) => {
  const base = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  let slug = base;
  for (let n = 2; posts.has(slug); n++) slug = `${base}-${n}`;
  return slug;
};
const withStatus = (post, status) => ({
  ...post,
  status,
  publishedAt: status === 'published' ? (post.publishedAt ?? new Date().toISOString()) : null,
});

serve([
  [
    'POST',
    '/users',
    (context) => {
      const { name, email, password } = jsonOf(context);
      const salt = idOf();
      const value = { id: idOf(), name, email, salt, hash: hashOf(password, salt) };
      commit({ kind: 'user', value });
      return { status: 201, json: { id: value.id, name } };
    },
  ],
  [
    'POST',
    '/sessions',
    (context) => {
      const { email, password } = jsonOf(context);
      const user = [...users.values()].find((one) => one.email === email);
      if (user === undefined || user.hash !== hashOf(password, user.salt)) throw new Refusal(401);
      const token = randomBytes(24).toString('base64url');
      commit({ kind: 'token', value: { token, user: user.id } });
      return { status: 201, json: { token } };
    },
  ],
  [
    'GET',
    '/posts',
    async ({ query }) => {
      const found = [...posts.values()].filter((post) => post.status === 'published').reverse();
      found.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : 0));
      const { items, nextCursor } = pageOf(found, query, (post) => post.slug);
      return { json: { items: items.map((post) => shown(post)), nextCursor } };
    },
  ],
  [
    'POST',
    '/posts',
    (context) => {
      const author = needUser(context);
      const { title, body, status = 'draft' } = jsonOf(context);
      const value = withStatus({ slug: slugFor(title), title, body, author }, status);
      commit({ kind: 'post', value });
      return { status: 201, json: shown(value) };
    },
  ],
  ['GET', '/posts/:slug', (context) => ({ json: shown(postAt(context)) })],
  [
    'PATCH',
    '/posts/:slug',
    (context) => {
      const post = ownPost(context);
      const { title = post.title, body = post.body, status = post.status } = jsonOf(context);
      const value = withStatus({ ...post, title, body }, status);
      commit({ kind: 'post', value });
      return { json: shown(value) };
    },
  ],
  [
    'DELETE',
    '/posts/:slug',
    (context) => {
      commit({ kind: 'no-post', value: ownPost(context).slug });
      return { status: 204 };
    },
  ],
  [
    'GET',
    '/posts/:slug/comments',
    (context) => {
      const { slug } = postAt(context);
      const found = [...comments.values()].filter((comment) => comment.slug === slug);
      const { items, nextCursor } = pageOf(found, context.query, (comment) => comment.id);
      return { json: { items: items.map(shownComment), nextCursor } };
    },
  ],
  [
    'POST',
    '/posts/:slug/comments',
    (context) => {
      const author = needUser(context);
      const { slug } = postAt(context);
      const { text } = jsonOf(context);
      if (typeof text !== 'string' || text.trim() === '') throw new Refusal(422);
      const value = { id: idOf(), slug, text, author, createdAt: new Date().toISOString() };
      commit({ kind: 'comment', value });
      return { status: 201, json: shownComment(value) };
    },
  ],
  [
    'DELETE',
    '/comments/:id',
    (context) => {
      const user = needUser(context);
      const comment = comments.get(context.params.id);
      if (comment === undefined) throw new Refusal(404);
      if (comment.author !== user && posts.get(comment.slug).author !== user) throw new Refusal(403);
      commit({ kind: 'no-comment', value: comment.id });
      return { status: 204 };
    },
  ],
]);
