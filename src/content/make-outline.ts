import { questionDigest } from './fold.ts';
import {
  type QuestionKey,
  questionKey,
  type Roadmap,
  type Stage,
  type StageId,
  type Topic,
  type TopicId,
} from './model.ts';
import type { Outline, OutlineProject, OutlineQuestion, OutlineStage, OutlineTopic } from './outline.ts';
import type { Project } from './project/model.ts';

/** The part of a roadmap that decisions need. `errors`: how many errors were found while reading it. */
export function makeOutline(roadmap: Roadmap, errors: number): Outline {
  const stages: OutlineStage[] = [];
  const topics: OutlineTopic[] = [];
  const visit = (stage: Stage, parent: StageId | null): void => {
    const { id, number, title, summary, aliases, intro } = stage;
    stages.push({ id, number, title, summary, aliases, intro, parent });
    for (const topic of stage.topics) topics.push(outlineTopic(topic, id));
    for (const inner of stage.stages) visit(inner, id);
  };
  for (const stage of roadmap.stages) visit(stage, null);
  const { id, title, description } = roadmap;
  return { id, title, description, stages, topics, projects: roadmap.projects.map(outlineProject), errors };
}

function outlineProject({ id, title, summary, level, topics, checks }: Project): OutlineProject {
  return { id, title, summary, level, topics, checks: checks.map((check) => check.id) };
}

function outlineTopic(topic: Topic, stage: StageId): OutlineTopic {
  const { id, title, summary, prerequisites, aliases, tags, minutes, optional, was } = topic;
  const questions = outlineQuestions(topic);
  const moved = questions.some((question) => question.was.length > 0);
  return {
    id,
    stage,
    title,
    summary,
    prerequisites,
    aliases,
    tags,
    minutes,
    optional,
    was,
    moved,
    questionCount: questions.length,
    questions,
  };
}

/** The part of a topic's questions that decisions need. */
export const outlineQuestions = (topic: Topic): OutlineQuestion[] =>
  topic.questions.map((question) => ({
    id: question.id,
    key: questionKey(topic.id, question.id),
    digest: questionDigest(question),
    kind: question.kind,
    concept: question.concept,
    was: formerKeys(topic, question.id, question.was),
  }));

/** Every key a question may have had: its former ids, under its topic's present and former ids. */
function formerKeys(topic: Topic, id: string, was: readonly string[]): QuestionKey[] {
  const keys = new Set<QuestionKey>();
  for (const former of was) if (former.includes('/')) keys.add(former as QuestionKey);
  for (const owner of [topic.id, ...topic.was] as TopicId[]) {
    for (const name of [id, ...was]) if (!name.includes('/')) keys.add(questionKey(owner, name));
  }
  keys.delete(questionKey(topic.id, id));
  return [...keys];
}
