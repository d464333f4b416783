import { createHmac, timingSafeEqual } from 'node:crypto';
import { jsonOf, openLog, Refusal, serve } from './kit.mjs';

const { ADMIN_KEY, WEBHOOK_SECRET } = process.env;
const tolerance = 300;

const products = new Map();
const orders = new Map();
const byKey = new Map();
const seen = new Set();
/** One change is one line of the log: all of it happens, or none. */
const apply = ({ product, order, key, take = [], event }) => {
  if (product !== undefined) products.set(product.id, product);
  if (order !== undefined) orders.set(order.id, order);
  if (key !== undefined) byKey.set(key, order.id);
  for (const { productId, quantity } of take) products.get(productId).stock -= quantity;
  if (event !== undefined) seen.add(event);
};
const commit = openLog(apply);

const needAdmin = ({ headers }) => {
  if (headers['x-admin-key'] !== ADMIN_KEY) throw new Refusal(403);
};
const at = (map, id) => {
  const found = map.get(Number(id));
  if (found === undefined) throw new Refusal(404);
  return found;
};
const givenBack = ({ items }) => items.map(({ productId, quantity }) => ({ productId, quantity: -quantity }));

const verify = ({ headers, bytes }) => {
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers['x-signature'] ?? '') ?? [];
  if (signature === undefined) throw new Refusal(400);
  if (Math.abs(Date.now() / 1000 - Number(time)) > tolerance) throw new Refusal(400);
  const expected = createHmac('sha256', WEBHOOK_SECRET).update(`${time}.`).update(bytes).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) throw new Refusal(401);
};

serve([
  [
    'POST',
    '/products',
    (context) => {
      needAdmin(context);
      const product = { id: products.size + 1, ...jsonOf(context) };
      commit({ product });
      return { status: 201, json: product };
    },
  ],
  ['GET', '/products', () => ({ json: { items: [...products.values()] } })],
  [
    'PATCH',
    '/products/:id',
    (context) => {
      needAdmin(context);
      const product = { ...at(products, context.params.id), ...jsonOf(context) };
      commit({ product });
      return { json: product };
    },
  ],
  [
    'POST',
    '/orders',
    async (context) => {
      const key = context.headers['idempotency-key'];
      if (byKey.has(key)) return { json: orders.get(byKey.get(key)) };
      const wanted = jsonOf(context).items;
      const items = wanted.map(({ productId, quantity }) => {
        const { price, stock } = at(products, productId);
        if (stock < quantity) throw new Refusal(409, { error: 'not enough left' });
        return { productId, quantity, price };
      });
      const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
      const order = { id: orders.size + 1, status: 'pending', total, items };
      commit({ order, take: items, ...(key === undefined ? {} : { key }) });
      return { status: 201, json: order };
    },
  ],
  ['GET', '/orders/:id', ({ params }) => ({ json: at(orders, params.id) })],
  [
    'POST',
    '/orders/:id/cancel',
    ({ params }) => {
      const order = at(orders, params.id);
      if (order.status !== 'pending') throw new Refusal(409);
      const cancelled = { ...order, status: 'cancelled' };
      commit({ order: cancelled, take: givenBack(order) });
      return { json: cancelled };
    },
  ],
  [
    'POST',
    '/webhooks/payment',
    (context) => {
      verify(context);
      const { id, type, orderId } = jsonOf(context);
      const order = at(orders, orderId);
      const isNew = !seen.has(id);
      if (isNew && type === 'payment.paid' && order.status === 'pending')
        commit({ event: id, order: { ...order, status: 'paid' } });
      if (isNew && type === 'payment.refunded' && order.status !== 'refunded')
        commit({ event: id, order: { ...order, status: 'refunded' }, take: givenBack(order) });
      return { status: 204 };
    },
  ],
]);
