import { describe, expect, it } from 'vitest';
import type { Question, TopicId } from '../../src/content/model.ts';
import type { OutlineProject, OutlineTopic } from '../../src/content/outline.ts';
import type { OpenMixup } from '../../src/learning/mixup.ts';
import type { Next } from '../../src/learning/next.ts';
import type { Card } from '../../src/learning/progress.ts';
import {
  dueWords,
  leechWords,
  mixupWords,
  nextLine,
  projectLine,
  topicWords,
} from '../../src/tutor/words.ts';
import { DAY, History } from '../support/history.ts';
import { sketchOutline } from '../support/outline.ts';

const outline = sketchOutline({ http: { questions: 2 }, dns: {} });
const [http] = outline.topics as [OutlineTopic, OutlineTopic];
const [first] = http.questions as [OutlineTopic['questions'][number]];

describe('when a question comes up again', () => {
  it('is not known before it was answered', () => {
    expect(dueWords(new History().learner(outline), first)).toBe('when you have answered it');
  });

  it.each([
    ['tomorrow, after a miss', 1, 1, 0, 'tomorrow'],
    ['today, once that day has come', 1, 1, 1, 'today'],
    ['in days', 3, 1, 0, /^in \d days$/],
    ['on a day, where it is far off', 4, 4, 0, /^on 20\d\d-\d\d-\d\d$/],
  ] as const)('is said: %s', (_what, grade, times, days, words) => {
    const history = new History();
    for (let i = 0; i < times; i++) {
      history.at += i * 40 * DAY;
      history.answer(first.key, grade);
    }
    history.at += days * DAY;
    expect(dueWords(history.learner(outline), first)).toMatch(new RegExp(words));
  });
});

describe('what became of a topic', () => {
  it('says how much of it was right while it is being learned', () => {
    const history = new History();
    history.answer('http/q1', 3);
    history.answer('http/q2', 1);
    expect(topicWords(history.learner(outline), http)).toBe('HTTP: learning, 1 of 2 right');
  });

  it('says what came into it since it was learned', () => {
    const history = new History();
    history.answer('http/q1', 3, { of: 1 });
    expect(topicWords(history.learner(outline), http)).toBe('HTTP: learned, 1 new question');
    history.answer('http/q2', 3);
    expect(topicWords(history.learner(outline), http)).toBe('HTTP: learned');
  });
});

const lesson =
  'A story.\n\n## Safe methods\n\nGET changes nothing.\n\n## Repeating\n\nAn idempotent request.';

describe('a mix-up', () => {
  const open = (concept: string | null, missed: string, count: number): OpenMixup => ({
    topic: http,
    concept,
    missed,
    count,
    at: 0,
    questions: [],
  });
  it.each([
    ['safe', 'idempotence', 1, 'The last time you mixed up "safe" and "idempotence".'],
    ['safe', 'idempotence', 2, 'You tend to mix up "safe" and "idempotence".'],
    [null, 'safe-methods', 1, 'The last time "safe methods" was the gap.'],
    ['safe-methods', 'safe-methods', 2, 'Again and again "safe methods" was the gap.'],
  ])('of %j with %j, %i times, is told', (concept, missed, count, words) => {
    expect(mixupWords(open(concept, missed, count), lesson)).toContain(`${words} See `);
  });

  it('names the section to read, or the lesson where it has none', () => {
    expect(mixupWords(open('x', 'safe-methods', 1), lesson)).toMatch(
      /See "Safe methods" in: roadmap show http$/,
    );
    expect(mixupWords(open('x', 'safe-methods', 1), 'A story.')).toMatch(
      /See the lesson in: roadmap show http$/,
    );
  });
});

describe('a question that is forgotten again and again', () => {
  const question: Question = {
    id: 'q1',
    derived: false,
    kind: 'type',
    stem: 'Which request may be sent again?',
    body: '',
    hint: null,
    explanation: null,
    concept: null,
    level: null,
    was: [],
    accepted: ['PUT'],
  };
  const card = { lapses: 4 } as Card;
  const told = (more: Partial<Question>): string =>
    leechWords(card, { ...question, ...more } as Question, http, lesson);

  it('is told with the section that says most about its words', () => {
    const head = 'Forgotten 4 times: Which request may be sent again? Read again';
    expect(told({})).toBe(`${head} "Repeating" in: roadmap show http`);
    expect(told({ concept: 'safe-methods' })).toBe(`${head} "Safe methods" in: roadmap show http`);
    expect(told({ explanation: 'GET changes nothing, as safe methods do.' })).toBe(
      `${head} "Safe methods" in: roadmap show http`,
    );
  });
});

describe('what is next', () => {
  const rest = { state: null, due: 0, today: 0, project: null, reason: 'Every topic is learned.' } as const;
  it.each<[Next, string]>([
    [{ ...rest, action: 'learn', topic: http }, 'Next: "HTTP", about 10 minutes (roadmap next)'],
    [{ ...rest, action: 'quiz', topic: http }, 'Next: the quiz of "HTTP" (roadmap next)'],
    [
      { ...rest, action: 'review', topic: null, today: 1 },
      'Next: review 1 question that is due (roadmap next)',
    ],
    [
      { ...rest, action: 'review', topic: null, today: 2 },
      'Next: review 2 questions that are due (roadmap next)',
    ],
    [{ ...rest, action: 'finished', topic: null }, 'Every topic is learned.'],
  ])('is one line with its command: %#', (next, line) => {
    expect(nextLine(next)).toBe(line);
  });

  it('names the project to build by the command that comes now', () => {
    const project = {
      id: 'greeter',
      title: 'A greeter',
      checks: ['greets', 'counts'],
    } as unknown as OutlineProject;
    const next: Next = { ...rest, action: 'finished', topic: null, project };
    const history = new History();
    expect(projectLine({ ...next, project: null }, history.learner(outline).progress)).toBeNull();
    expect(projectLine(next, history.learner(outline).progress)).toBe(
      'Build: "A greeter" (roadmap project start greeter)',
    );
    history.add({
      kind: 'project-checked',
      project: 'greeter',
      passed: ['greets'],
      failed: ['counts'],
      topics: ['http' as TopicId],
    } as never);
    expect(projectLine(next, history.learner(outline).progress)).toBe(
      'Build: "A greeter" (roadmap project check greeter)',
    );
  });
});
