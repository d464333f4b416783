import { expect, it } from 'vitest';
import type { OrderQuestion, TopicId } from '../../src/content/model.ts';
import { judge } from '../../src/learning/grade.ts';
import { present } from '../../src/learning/present.ts';

const question: OrderQuestion = {
  id: 'morning',
  derived: false,
  kind: 'order',
  stem: 'What comes first?',
  body: '',
  hint: null,
  explanation: null,
  concept: null,
  level: null,
  was: [],
  items: [
    { text: 'Wake', why: 'Nothing happens before it.' },
    { text: 'Wash', why: null },
    { text: 'Work', why: 'It comes when one is clean.' },
  ],
};

it('a wrong order shows the comments on the items that stand in a wrong place, a right one none', () => {
  const shown = present('t' as TopicId, question, 's');
  const keys = (...texts: string[]) =>
    texts.map((text) =>
      'answers' in shown ? (shown.answers.find((a) => a.text === text)?.key ?? '?') : '?',
    );
  expect(judge(question, shown, { kind: 'order', keys: keys('Wake', 'Work', 'Wash') }).why).toBe(
    'It comes when one is clean.',
  );
  expect(judge(question, shown, { kind: 'order', keys: keys('Wake', 'Wash', 'Work') }).why).toBeNull();
});
