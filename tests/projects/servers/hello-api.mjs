import { jsonOf, Refusal, serve } from './kit.mjs';

serve([
  ['GET', '/health', () => ({ json: { status: 'ok' } })],
  [
    'GET',
    '/hello',
    ({ query }) => {
      const name = query.get('name') ?? 'world';
      return { json: { message: `Hello, ${name}!` } };
    },
  ],
  [
    'POST',
    '/echo',
    (context) => {
      const type = (context.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
      if (type !== 'application/json') throw new Refusal(415, { error: 'only JSON is understood' });
      return { status: 200, json: jsonOf(context) };
    },
  ],
  ['GET', '/time', () => ({ json: { now: new Date().toISOString() } })],
]);
