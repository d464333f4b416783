import type { App } from '../app.ts';
import type { OutlineTopic, TopicBody } from '../content/outline.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { proseWidth } from '../terminal/screen.ts';
import { displayWidth, wrap } from '../terminal/width.ts';
import { count } from './words.ts';

/** A lesson as it is read in a terminal: title, summary, text, where to read more. `intro` opens a stage. */
export function lessonView(
  {
    topic,
    body,
    intro,
  }: {
    readonly topic: Pick<OutlineTopic, 'title' | 'summary' | 'minutes'>;
    readonly body: Pick<TopicBody, 'lesson' | 'resources'>;
    readonly intro: string;
  },
  app: App,
): string {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const title = theme.text(topic.title);
  const rule = theme.dim(theme.symbols.doubleLine.repeat(Math.min(width, displayWidth(title))));
  const about = theme.dim(
    wrap(theme.text(`About ${count(topic.minutes, 'minute')}, lesson and quiz.`), width),
  );
  const parts = [
    ...(intro === '' ? [] : [renderMarkdown(intro, { width, theme })]),
    `${theme.title(wrap(title, width))}\n${rule}\n${wrap(theme.text(topic.summary), width)}\n${about}`,
    renderMarkdown(body.lesson, { width, theme }),
    ...(body.resources.length === 0 ? [] : [resourcesView(body, app)]),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

/** Where to read more. */
function resourcesView(body: Pick<TopicBody, 'resources'>, app: App): string {
  const { theme } = app;
  const width = proseWidth(app.screen) - 1;
  const lines = body.resources.map(
    ({ title, url }) =>
      `${wrap(theme.text(title), width, { indent: `  ${theme.symbols.bullet} `, hang: '    ' })}\n    ${theme.link(url)}`,
  );
  return `${theme.strong('Read more')}\n${lines.join('\n')}`;
}
