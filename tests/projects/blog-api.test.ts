import { forgetful, prove } from './support/suite.ts';

prove('blog-api', {
  anonymous: [", { 'WWW-Authenticate': 'Bearer' }", ''],
  create: ["replace(/[^a-z0-9]+/g, '-')", "replace(/[^a-z0-9]/g, '-')"],
  slug: ['posts.has(slug)', 'posts.has(slug) && n < 3'],
  draft: [
    "post.status === 'published' || post.author === user",
    "post.status === 'published' || user !== undefined",
  ],
  publish: ['post.publishedAt ?? new Date()', 'new Date()'],
  owner: ['if (post.author !== user) throw new Refusal(403);', ''],
  comment: ["|| text.trim() === ''", ''],
  order: [
    '.filter((comment) => comment.slug === slug)',
    '.filter((comment) => comment.slug === slug).reverse()',
  ],
  cascade: [
    'for (const comment of comments.values()) if (comment.slug === value) comments.delete(comment.id);',
    '',
  ],
  'comment-owner': ['&& posts.get(comment.slug).author !== user', '&& true'],
  xss: [
    'const { title, body, status =',
    "const { title, body: raw, status = 'draft' } = jsonOf(context);\n      const body = raw.replaceAll('<', '&lt;');\n      const { unused =",
  ],
  list: ["filter((post) => post.status === 'published')", 'filter(() => true)'],
  'n-plus-one': [
    'items.map((post) => shown(post))',
    'await (async () => {\n        for (const _ of items) await new Promise((done) => setTimeout(done, 3));\n        return items.map((post) => shown(post));\n      })()',
  ],
  restart: forgetful,
});
