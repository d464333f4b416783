import { curlOf } from '../curl.ts';
import type { CheckResult, Failure, ProjectResult } from '../result.ts';
import { cut } from '../value.ts';

/** The result as one JSON value: a public contract, keys are only ever added. */
export function reportJson({ project, seed, host, checks }: ProjectResult) {
  return { project, seed, checks: checks.map((result) => checkJson(result, host)) };
}

function checkJson(result: CheckResult, host: string) {
  const { id, says, topic } = result.check;
  switch (result.state) {
    case 'passed':
      return {
        id,
        state: 'passed',
        says,
        topic,
        warning: result.warning && failureJson(result.warning, host),
      };
    case 'failed': {
      const { why, spec, hint } = result.check;
      return { id, state: 'failed', says, topic, ...failureJson(result.failure, host), why, spec, hint };
    }
    case 'skipped':
      return { id, state: 'skipped', says, topic, reason: result.reason };
  }
}

const longestBody = 2_000;
const longestPath = 2_000;

function failureJson({ kind, message, expected, got, blocked, request, answer }: Failure, host: string) {
  return {
    kind,
    message,
    expected,
    got,
    blocked,
    request: request && {
      method: request.method,
      path: cut(request.path, longestPath),
      curl: curlOf(request, host),
    },
    response: answer && {
      status: answer.status,
      headers: answer.headers,
      body: new TextDecoder().decode(answer.body.subarray(0, longestBody)),
    },
  };
}

/** What the journal keeps of a run; skipped checks, and those that failed by the checker's own fault, are left out. */
export function outcomeOf({ project, checks }: ProjectResult) {
  const failed = checks.filter((result) => result.state === 'failed' && result.failure.kind !== 'checker');
  // what a check needs first has a check of its own, and that one names the topic
  const taught = failed.filter((result) => result.state === 'failed' && isAboutTopic(result.failure));
  return {
    project,
    passed: checks.filter(({ state }) => state === 'passed').map(({ check }) => check.id),
    failed: failed.map(({ check }) => check.id),
    topics: [...new Set(taught.map(({ check }) => check.topic))],
  };
}

/** A server that is not there says nothing of what its author knows. */
const isAboutTopic = ({ kind, blocked }: Failure): boolean => !blocked && kind !== 'not-listening';
