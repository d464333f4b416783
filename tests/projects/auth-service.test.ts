import { forgetful, prove } from './support/suite.ts';

prove('auth-service', {
  signup: ['json: { id: value.id, email }', 'json: { ...value, id: value.id, email }'],
  duplicate: ['const email = written.toLowerCase();', 'const email = written;'],
  weak: ['[...password].length >= 8', '[...password].length >= 8 && password.length <= 60'],
  login: ['refreshToken, expiresIn: ttl', 'refreshToken, expiresIn: `${ttl}s`'],
  'same-answer': [
    "throw new Refusal(401, { error: 'address or password is wrong' });",
    "throw new Refusal(401, { error: account ? 'wrong password' : 'unknown address' });",
  ],
  me: ['!timingSafeEqual(given, expected)', "head.includes('eyJhbGciOiJub25l')"],
  'alg-none': [
    'const expected = Buffer.from(',
    "if (JSON.parse(Buffer.from(head, 'base64url')).alg === 'none') {\n    const { sub } = JSON.parse(Buffer.from(claims, 'base64url'));\n    return [...accounts.values()].find((account) => account.id === sub);\n  }\n  const expected = Buffer.from(",
  ],
  expiry: ['exp <= Date.now() / 1000', 'exp <= Date.now() / 1_000_000'],
  refresh: ["commit({ kind: 'no-family', value: family.id });\n  throw", 'throw'],
  logout: ["commit({ kind: 'no-family', value: familyOf(context).id });", 'familyOf(context);'],
  change: ["for (const family of own) commit({ kind: 'no-family', value: family.id });", ''],
  lockout: ['const mostWrong = 6;', 'const mostWrong = 7;'],
  'plain-text': ['return { ...account, salt, hash', 'return { ...account, note: password, salt, hash'],
  restart: forgetful,
});
