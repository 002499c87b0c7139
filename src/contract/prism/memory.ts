import { hash } from 'node:crypto';
import type { StubResponse } from '../contract.ts';
import type { PrismAnswers, PrismTask, PrismVerdict } from './messages.ts';

/**
 * What Prism answered lately. Its answer follows from the task and the spec alone, and to ask for it costs a message to
 * another thread and one back: a client that asks the same again is told the same at once.
 */
export interface Memory<Answer> {
  find(key: string): Answer | undefined;
  keep(key: string, answer: Answer): void;
}

/** What a contract remembers of Prism, by the kind of its tasks. */
export type Memories = { readonly [Kind in PrismTask['kind']]: Memory<PrismAnswers[Kind]> };

/** Memories that are empty. */
export function createMemories(): Memories {
  return {
    validate: createMemory(weighVerdict, MAX_VERDICTS),
    stub: createMemory(weighStub, MAX_STUB_BYTES),
  };
}

/**
 * A memory that is empty.
 *
 * @param weigh what an answer counts for; one that counts for more than half of `most` is not kept.
 * @param most what all that is kept may count for.
 */
export function createMemory<Answer>(weigh: (answer: Answer) => number, most: number): Memory<Answer> {
  // What is not asked for while half as much of others is kept is forgotten.
  let young = new Map<string, Answer>();
  let old = new Map<string, Answer>();
  let weight = 0;
  const keep: Memory<Answer>['keep'] = (key, answer) => {
    const more = weigh(answer);
    // Many that ask the same at once are each answered by Prism: that is one answer.
    if (more > most / 2 || young.has(key)) return;
    if (weight + more > most / 2) {
      old = young;
      young = new Map();
      weight = 0;
    }
    young.set(key, answer);
    weight += more;
  };
  return {
    find(key) {
      const known = young.get(key);
      if (known !== undefined) return known;
      const older = old.get(key);
      if (older !== undefined) keep(key, older);
      return older;
    },
    keep,
  };
}

/** Tells tasks apart; a digest, so that nothing of what was sent is kept. */
export function keyOf(task: PrismTask): string {
  return hash('sha256', JSON.stringify(task), 'base64');
}

function weighVerdict({ diagnostics }: PrismVerdict): number {
  return diagnostics.length > MAX_DIAGNOSTICS ? Number.POSITIVE_INFINITY : 1;
}

function weighStub({ body }: StubResponse): number {
  return body.length + STUB_BYTES;
}

const MAX_VERDICTS = 2000;
/** One with more than this to say is asked for again. */
const MAX_DIAGNOSTICS = 50;
const MAX_STUB_BYTES = 4 * 1024 * 1024;
/** What a stub takes beside its body. */
const STUB_BYTES = 1024;
