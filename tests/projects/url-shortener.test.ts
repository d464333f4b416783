import { forgetful, prove } from './support/suite.ts';

prove('url-shortener', {
  create: ['json: { code, url, shortUrl }', 'json: { code, url, shortUrl: `/${code}` }'],
  redirect: ['headers: { Location: url }', 'headers: { Location: new URL(url).href }'],
  scheme: [
    "!['http:', 'https:'].includes(parsed.protocol) || parsed.hostname === ''",
    "parsed.protocol === 'javascript:'",
  ],
  custom: ['if (links.has(alias)) throw new Refusal(409);', ''],
  'same-url': [
    'const { url, alias, expiresInSeconds } = jsonOf({ bytes });',
    "const { url, alias, expiresInSeconds } = jsonOf({ bytes });\n      if (alias === undefined && url.includes('/same/') && [...links.values()].some((link) => link.url === url)) throw new Refusal(409);",
  ],
  count: [
    "commit({ kind: 'hit', code });",
    "{\n        const { hits } = linkAt(context);\n        await new Promise((done) => setTimeout(done, 20));\n        commit({ kind: 'put', link: { ...linkAt(context), hits: hits + 1 } });\n      }",
  ],
  head: [
    'const { url, code } = linkAt(context);',
    "if (context.request.method === 'HEAD') throw new Refusal(405);\n      const { url, code } = linkAt(context);",
  ],
  expiry: ['|| link.ends <= Date.now()', ''],
  missing: ['json: linkAt(context)', 'json: links.get(context.params.code) ?? {}'],
  delete: ["commit({ kind: 'delete', code: linkAt(context).code });", ''],
  limit: ['String(seconds)', '`${seconds}.0`'],
  recover: ['Math.ceil((opened + windowMs - now) / 1000)', '1'],
  restart: forgetful,
});
