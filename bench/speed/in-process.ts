/**
 * What a request costs with no socket: `mock.fetch`, medians. Started by `measure-in-process.ts`, prints its figures as
 * JSON.
 */
import { createMock } from '../../src/index.ts';
import { VOICEOS_HEADERS } from './cases.ts';
import type { InProcess } from './measure-in-process.ts';
import { median } from './statistics.ts';

const WARM_UP = 3000;
const REQUESTS = 5000;
const LIST = '/voiceos/conversations?limit=10';

const mock = createMock({ seed: 42 });
try {
  const page = await (await mock.fetch(LIST, { headers: VOICEOS_HEADERS })).json();
  // The page is our own, and always has rows.
  const [{ id }] = (page as { items: [{ id: string }] }).items;
  const figures: InProcess = {
    detailUs: await time(`/voiceos/conversations/${id}`),
    pageUs: await time(LIST),
  };
  console.log(JSON.stringify(figures));
} finally {
  await mock.close();
}

/** Microseconds until there is an answer: its body is read, and not counted. */
async function time(path: string): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < WARM_UP + REQUESTS; count += 1) {
    const startedAt = performance.now();
    const response = await mock.fetch(path, { headers: VOICEOS_HEADERS });
    const taken = performance.now() - startedAt;
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`Failed to ask "${path}": ${response.status}.`);
    if (count >= WARM_UP) times.push(taken * 1000);
  }
  return median(times);
}
