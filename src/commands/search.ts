import type { App, Study } from '../app.ts';
import { nearest } from '../content/nearest.ts';
import { type Found, find, type Hit } from '../content/search/find.ts';
import type { SearchIndex } from '../content/search/format.ts';
import { Marker } from '../content/search/line.ts';
import { openSearchIndex } from '../content/search/open-index.ts';
import { UserError } from '../errors.ts';
import { statesOf, type TopicState } from '../learning/mastery.ts';
import { oneLine } from '../terminal/sanitise.ts';
import { type Result, remarks, resultView } from '../tutor/search-view.ts';
import { count } from '../tutor/words.ts';

export interface SearchOptions {
  readonly words: readonly string[];
  /** how many results at most */
  readonly n?: number | undefined;
  readonly json?: boolean | undefined;
}

/** Results shown unless more are asked for. */
const usual = 10;

/** Full text over lessons and questions, best first. */
export async function run(options: SearchOptions, app: App): Promise<void> {
  const query = options.words.join(' ');
  const study = await app.study();
  const index = await openSearchIndex(study.content);
  const found = find(query, index);
  if (found.words.length === 0)
    throw new UserError(`"${oneLine(query, 60)}" holds no word to search for.`, {
      exit: 2,
      hint: 'A word has letters or digits, as in: roadmap search connection pool',
    });
  const results = resultsOf(found.hits.slice(0, options.n ?? usual), found, index, study);
  const near = nearWords(found, index);
  const total = found.hits.length;
  if (options.json === true) {
    app.printJson({ query, total, results: results.map(resultJson), near });
    return;
  }
  app.tell(remarks(found, near));
  if (results.length === 0) return;
  app.print(results.map((result) => resultView(result, app)).join('\n\n'));
  if (total > results.length)
    app.say(`\n${count(total - results.length, 'more match', 'more matches')}; see all with: -n ${total}`);
}

function resultsOf(hits: readonly Hit[], found: Found, index: SearchIndex, study: Study): Result[] {
  const { outline } = study.content;
  const states = statesOf(study.learner());
  const marker = new Marker(found.words);
  const texts = index.texts(hits.map(({ passage }) => passage));
  return hits.flatMap(({ topic: place, score }, i): Result | [] => {
    const topic = outline.topics[place];
    const stage = outline.stages.find(({ id }) => id === topic?.stage);
    if (topic === undefined || stage === undefined) return [];
    const [label = '', ...lines] = texts[i] ?? [];
    return {
      type: label.startsWith('?') ? 'question' : 'lesson',
      topic,
      number: stage.number,
      state: states.get(topic.id) as TopicState,
      title: marker.mark(topic.title),
      label: marker.mark(label.slice(1)),
      stem: marker.mark(lines[0] ?? ''),
      line: marker.bestOf(lines),
      score,
    };
  });
}

/** Words of this roadmap that those which stand nowhere in it may be meant for. */
const nearWords = ({ words }: Found, index: SearchIndex): string[] =>
  words.filter(({ meant }) => meant.length === 0).flatMap(({ word }) => nearest(word, index.words()) ?? []);

function resultJson({ type, topic, number, state, label, stem, line, score }: Result) {
  const { id, title, stage } = topic;
  return {
    type,
    topic: { id, title, stage, number, state },
    ...(type === 'lesson'
      ? { heading: label.text || null }
      : { question: `${id}/${label.text}`, stem: stem.text }),
    line: line.text,
    score: Math.round(score * 100) / 100,
  };
}
