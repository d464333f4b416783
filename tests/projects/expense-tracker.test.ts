import { forgetful, prove } from './support/suite.ts';

prove('expense-tracker', {
  private: ['expense === undefined || expense.user !== user', 'expense === undefined'],
  money: [
    "BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))",
    'BigInt(Math.trunc(Number(`${whole}.${part}`) * 100))',
  ],
  reject: ['if (cents <= 0n) throw', 'if (cents < 0n) throw'],
  date: ['parsed.toISOString().slice(0, 10) !== date', 'parsed.toISOString().length === 0'],
  range: ['date <= to)', 'date < to)'],
  report: ['amountOf(of.reduce', "of.length === 0 ? '0' : amountOf(of.reduce"],
  categories: [
    'category === null || expense.category === category',
    'category === null || expense.category[0] === category[0]',
  ],
  import: ['created: read.length, failed: 0', 'created: rows.length + 1, failed: 0'],
  atomic: ['line: i + 2', 'line: i + 1'],
  idempotent: ['if (known !== undefined && known.body !== body) throw new Refusal(409);', ''],
  page: ['(expense) => expense.id)', '(expense) => found.indexOf(expense))'],
  // gone from the list, but not from the report
  delete: [
    'const own = ownOf(userOf(context));',
    'const own = (globalThis.ever = [...new Map([...(globalThis.ever ?? []), ...expenses.values()].map((one) => [one.id, one])).values()]).filter((expense) => expense.user === userOf(context));',
  ],
  restart: forgetful,
});
