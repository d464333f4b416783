import { createHash, randomBytes } from 'node:crypto';
import { jsonOf, openLog, pageOf, Refusal, serve } from './kit.mjs';

const categories = ['food', 'transport', 'housing', 'health', 'fun', 'other'];
const accounts = new Map();
const expenses = new Map();
const keys = new Map();
let lastId = 0;
const apply = ({ account, put = [], gone, key }) => {
  if (account !== undefined) accounts.set(account.email, account);
  for (const expense of put) {
    expenses.set(expense.id, expense);
    lastId = Math.max(lastId, expense.id);
  }
  if (gone !== undefined) expenses.delete(gone);
  if (key !== undefined) keys.set(key.name, key);
};
const commit = openLog(apply);

const tokens = new Map();
const userOf = ({ headers }) => {
  const user = tokens.get((headers.authorization ?? '').replace('Bearer ', ''));
  if (user === undefined) throw new Refusal(401);
  return user;
};
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Money is whole cents. */
const centsOf = (amount) => {
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(amount)) throw new Refusal(422, { error: 'amount' });
  const [whole, part = ''] = amount.split('.');
  const cents = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
  if (cents <= 0n) throw new Refusal(422, { error: 'amount' });
  return String(cents);
};
const amountOf = (cents) => {
  const text = String(cents).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};
const dateOf = (date) => {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date)
    throw new Refusal(422, { error: 'date' });
  return date;
};
const categoryOf = (category) => {
  if (categories.includes(category)) return category;
  throw new Refusal(422, { error: 'category' });
};
const expenseOf = ({ amount, date, category, note = '' }) => ({
  cents: centsOf(amount),
  date: dateOf(date),
  category: categoryOf(category),
  note,
});
const shown = ({ id, cents, date, category, note }) => ({
  id,
  amount: amountOf(cents),
  date,
  category,
  note,
});
const ownOf = (user) => [...expenses.values()].filter((expense) => expense.user === user);
const ownAt = (context) => {
  const user = userOf(context);
  const expense = expenses.get(Number(context.params.id));
  if (expense === undefined || expense.user !== user) throw new Refusal(404);
  return expense;
};

serve([
  [
    'POST',
    '/signup',
    (context) => {
      const { email, password } = jsonOf(context);
      commit({ account: { email, hash: digest(password) } });
      return { status: 201, json: {} };
    },
  ],
  [
    'POST',
    '/login',
    (context) => {
      const { email, password } = jsonOf(context);
      if (accounts.get(email)?.hash !== digest(password)) throw new Refusal(401);
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, email);
      return { json: { token } };
    },
  ],
  [
    'POST',
    '/expenses',
    (context) => {
      const user = userOf(context);
      const name = context.headers['idempotency-key'] && `${user} ${context.headers['idempotency-key']}`;
      const known = keys.get(name);
      const body = digest(context.bytes);
      if (known !== undefined && known.body !== body) throw new Refusal(409);
      if (known !== undefined) return { status: 201, json: known.json };
      const expense = { id: lastId + 1, user, ...expenseOf(jsonOf(context)) };
      const json = shown(expense);
      commit({ put: [expense], ...(name === undefined ? {} : { key: { name, body, json } }) });
      return { status: 201, json };
    },
  ],
  [
    'GET',
    '/expenses',
    (context) => {
      const { query } = context;
      const [from, to, category] = ['from', 'to', 'category'].map((name) => query.get(name));
      if (from !== null && to !== null && from > to) throw new Refusal(400);
      const found = ownOf(userOf(context))
        .filter(({ date }) => (from === null || date >= from) && (to === null || date <= to))
        .filter((expense) => category === null || expense.category === category)
        .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : b.id - a.id));
      const { items, nextCursor } = pageOf(found, query, (expense) => expense.id);
      return { json: { items: items.map(shown), nextCursor } };
    },
  ],
  [
    'PATCH',
    '/expenses/:id',
    (context) => {
      const expense = ownAt(context);
      const changed = { ...expense, ...expenseOf({ ...shown(expense), ...jsonOf(context) }) };
      commit({ put: [changed] });
      return { json: shown(changed) };
    },
  ],
  [
    'DELETE',
    '/expenses/:id',
    (context) => {
      commit({ gone: ownAt(context).id });
      return { status: 204 };
    },
  ],
  [
    'GET',
    '/reports/monthly',
    (context) => {
      const own = ownOf(userOf(context));
      const months = Array.from({ length: 12 }, (_, i) => {
        const month = `${context.query.get('year')}-${String(i + 1).padStart(2, '0')}`;
        const of = own.filter(({ date }) => date.startsWith(month));
        return { month, total: amountOf(of.reduce((sum, { cents }) => sum + BigInt(cents), 0n)) };
      });
      return { json: { months } };
    },
  ],
  [
    'POST',
    '/imports',
    (context) => {
      const user = userOf(context);
      const rows = context.bytes.toString('utf8').trimEnd().split('\n').slice(1);
      const errors = [];
      const read = rows.flatMap((row, i) => {
        const [date, amount, category, note] = row.split(',');
        try {
          return { id: lastId + 1 + i, user, ...expenseOf({ date, amount, category, note }) };
        } catch {
          errors.push({ line: i + 2, message: 'this row is not right' });
          return [];
        }
      });
      if (errors.length > 0) return { status: 422, json: { created: 0, failed: errors.length, errors } };
      commit({ put: read });
      return { status: 201, json: { created: read.length, failed: 0 } };
    },
  ],
]);
