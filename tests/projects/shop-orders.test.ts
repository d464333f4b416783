import { prove } from './support/suite.ts';

prove('shop-orders', {
  admin: [
    "if (headers['x-admin-key'] !== ADMIN_KEY) throw new Refusal(403);",
    "if (headers['x-admin-key'] === undefined) throw new Refusal(403);",
  ],
  create: [
    'const { price, stock } = at(products, productId);',
    'const { stock, price: now } = at(products, productId);\n        const price = wanted.find((one) => one.productId === productId).price ?? now;',
  ],
  'price-lock': [
    '({ json: at(orders, params.id) })',
    '{\n      const order = at(orders, params.id);\n      const total = order.items.reduce((sum, one) => sum + one.quantity * products.get(one.productId).price, 0);\n      return { json: { ...order, total } };\n    }',
  ],
  stock: ['if (stock < quantity)', 'if (stock < quantity - (quantity > 5))'],
  oversell: [
    'const total = items.reduce(',
    'if (items.length === 1 && items[0].quantity === 1) await new Promise((done) => setTimeout(done, 20));\n      const total = items.reduce(',
  ],
  idempotent: [
    'const wanted = jsonOf(context).items;',
    'const wanted = jsonOf(context).items;\n      if (wanted[0].quantity === 2) await new Promise((done) => setTimeout(done, 20));',
  ],
  multi: [
    'if (stock < quantity) throw',
    'if (stock >= quantity && wanted.length > 1 && quantity === 4) commit({ take: [{ productId, quantity }] });\n        if (stock < quantity) throw',
  ],
  paid: ['.update(bytes).digest()', '.update(JSON.stringify(JSON.parse(bytes))).digest()'],
  forged: ['if (Math.abs(Date.now() / 1000 - Number(time)) > tolerance) throw new Refusal(400);', ''],
  replay: [
    `const isNew = !seen.has(id);
      if (isNew && type === 'payment.paid' && order.status === 'pending')
        commit({ event: id, order: { ...order, status: 'paid' } });
      if (isNew && type === 'payment.refunded' && order.status !== 'refunded')`,
    `const isNew = true;
      if (isNew && type === 'payment.paid' && order.status === 'pending')
        commit({ event: id, order: { ...order, status: 'paid' } });
      if (isNew && type === 'payment.refunded')`,
  ],
  'order-of-events': ["&& order.status === 'pending'", "&& order.status !== 'paid'"],
  cancel: ['commit({ order: cancelled, take: givenBack(order) });', 'commit({ order: cancelled });'],
  // the stock is written a moment after the order
  restart: [
    'commit({ order, take: items, ...(key === undefined ? {} : { key }) });',
    'commit({ order, ...(key === undefined ? {} : { key }) });\n      for (const { productId, quantity } of items) products.get(productId).stock -= quantity;\n      setTimeout(() => {\n        for (const { productId, quantity } of items) products.get(productId).stock += quantity;\n        commit({ take: items });\n      }, 50);',
  ],
});
