import { setTimeout as sleep } from 'node:timers/promises';
import type { Check, RequestStep } from '../../content/project/model.ts';
import { readPlace } from '../../content/project/place.ts';
import { CheckerFault } from '../checker-fault.ts';
import { judge, type Mismatch } from '../expect.ts';
import { inTime } from '../in-time.ts';
import { headerOf, look, type Message } from '../message.ts';
import { outgoing } from '../outgoing.ts';
import { CheckFailed, type FailureKind, plainlyWrong } from '../result.ts';
import { isList, type Value } from '../value.ts';
import type { Client } from './client.ts';
import type { Frame, Stage } from './stage.ts';

const mostPatience = 6;
const longestPause = 10;
const pauseBetween = 100;

/** Sends the request of a step and holds the answer to what is expected. Throws CheckFailed. */
export async function exchange(
  step: RequestStep,
  frame: Frame,
  { check, client, stage }: { readonly check: Check; readonly client: Client; readonly stage: Stage },
): Promise<void> {
  const request = outgoing(step, check.headers, frame.scope, stage.subject.place);
  frame.request = request;
  frame.last = null;
  if (step.closeHalf) return client.breakOff(request);
  const until = performance.now() + step.within * 1000;
  for (let patience = mostPatience; ; ) {
    const answer = await client.send(request);
    if ('trouble' in answer) {
      if (frame.answered !== null) return;
      throw failed(answer.trouble, answer.message, frame);
    }
    frame.last = answer;
    frame.answered?.();
    if (step.patient && answer.status === 429 && patience-- > 0) {
      await sleep(pauseAsked(answer) * 1000 + pauseBetween, undefined, { signal: stage.stop });
      continue;
    }
    const { expect } = step;
    const mismatch = expect && inTime(() => judge(expect, answer, frame.scope, stage.now()));
    if (mismatch === null) break;
    if (performance.now() >= until) throw wrong(mismatch, frame);
    await sleep(pauseBetween, undefined, { signal: stage.stop });
  }
  keep(step, frame);
}

/** The seconds `Retry-After` asks for (RFC 9110 §10.2.3), 1 where it says nothing of use. */
function pauseAsked(answer: Message): number {
  const seconds = Number(headerOf(answer, 'retry-after'));
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, longestPause) : 1;
}

function keep(step: RequestStep, frame: Frame): void {
  for (const [name, place] of Object.entries(step.save)) frame.scope.set(name, part(place, frame));
  for (const [name, place] of Object.entries(step.collect)) {
    const value = part(place, frame);
    frame.scope.add(name, place.includes('[*]') && isList(value) ? value : [value]);
  }
}

/** A part of the answer that later steps need. */
function part(written: string, frame: Frame): Value {
  const wanted = written.replace(/\?$/, '');
  const place = readPlace(wanted);
  if (place === null) throw new CheckerFault(`"${written}" is no place in an answer.`);
  const found = look(place, frame.last, frame.scope);
  if ('value' in found) return found.value;
  if (written.endsWith('?')) return null;
  throw wrong({ expected: `${wanted} is there`, got: `${wanted}: ${found.missing}` }, frame);
}

/** What failed, with the request and the answer at hand. */
export function failed(kind: FailureKind, message: string, frame: Frame, mismatch?: Mismatch): CheckFailed {
  return new CheckFailed({
    kind,
    message,
    expected: mismatch?.expected ?? null,
    got: mismatch?.got ?? null,
    request: frame.request,
    answer: frame.last,
  });
}

export const wrong = (mismatch: Mismatch, frame: Frame): CheckFailed =>
  failed('wrong-answer', plainlyWrong, frame, mismatch);
