/**
 * The evidence at its bound: `npm run bench:journal`. A journal of 100,000 entries is filled by requests of all kinds
 * that a client sends, right ones and wrong ones; then a page of it, questions to it and reports are timed, and what it
 * takes in memory is held against its own bound. Exits 1 where a target is missed.
 */
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createMock, type VerifyRequest } from '../src/index.ts';
import { renderHtml } from '../src/report/render/html.ts';
import { renderJson } from '../src/report/render/json.ts';

const ENTRIES = 100_000;
/** So that some have to go. */
const REQUESTS = ENTRIES + 1000;
const ROUNDS = 5;
const AIM_MS = 2000;
/** What `createJournal` allows for an entry. */
const BYTES_PER_ENTRY = (32 * 1024 * 1024) / 10_000;

const CALL = '/voiceos/conversations/create_phone_call';
const missed: string[] = [];
const mock = createMock({ journalEntries: ENTRIES, clock: { mode: 'frozen' } });
const startedAt = performance.now();
for (let index = 0; index < REQUESTS; index += 1) await send(index);
const filled = performance.now() - startedAt;

const { entries, dropped, cursor } = mock.journal.list({ limit: 1000 });
const { violations } = mock.report();
console.log(`Node ${process.version}, ${ENTRIES} entries, medians of ${ROUNDS}`);
report('requests that were sent', REQUESTS, '');
report('entries that had to go', dropped, '');
report('different violations', violations.length, '');
report('a request, with all that is kept of it', filled / REQUESTS, 'ms');
measure('the first page', () => mock.journal.list({ limit: 100 }));
measure('a later page', () => mock.journal.list({ limit: 1000, ...(cursor !== null && { cursor }) }));
measure('an entry', () => mock.journal.get(entries[0]?.id ?? ''));
const questions: readonly (readonly [string, VerifyRequest])[] = [
  ['verify by operation', { operation: 'createPhoneCall', times: 1 }],
  ['verify by path', { method: 'GET', path: '/conversations/{id}', times: 0 }],
  ['verify by body', { body: { to_number: '+14155550001', agent_id: 'none' } }],
  ['verify by header, query and body', { match: { 'header.x-team': 'none', 'query.limit': 7, 'body.a': 1 } }],
];
for (const [name, question] of questions) measure(name, () => mock.journal.verify(question));
measure('the JSON report', () => renderJson(mock.report()));
measure('the HTML report', () => renderHtml(mock.report()));
const held = await heldMb();
mock.journal.clear();
hold('the journal holds', held - (await heldMb()), 'MB', mb(ENTRIES * BYTES_PER_ENTRY));
report('what else is held', await heldMb(), 'MB');
await mock.close();
for (const target of missed) console.log(`MISSED: ${target}`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** One request of those that a client sends, by its number: nine of ten are usual ones, the tenth is new in what is wrong with it. */
async function send(index: number): Promise<void> {
  const headers = {
    Authorization: `Bearer credential-of-${index % 7}`,
    'xi-api-key': 'any-credential',
    'X-Team': 'a',
  };
  const post = { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' } };
  const to_number = `+1415555${String(index % 10_000).padStart(4, '0')}`;
  const call = { from_number: '+14155550100', to_number };
  const ask = (path: string, init: RequestInit = { headers }): Promise<Response> => mock.fetch(path, init);
  const kinds: readonly (() => Promise<Response>)[] = [
    () => ask(`/voiceos/conversations?limit=${(index % 50) + 1}`),
    () => ask('/elevenlabs/v1/convai/conversations?page_size=30'),
    () => ask('/voiceable/api/v1/conversations?page_size=10'),
    () => ask(`/voiceos/conversations/none-${index}`),
    () => ask('/ovia/api/v1/calls'),
    () => ask(`/voiceos/nowhere/${index}?token=secret-token-${index}`),
    () => ask('/elevenlabs/v1/convai/agents', { headers: {} }),
    () => ask('/voiceos/conversations?limit=5&status=ended'),
    () => ask(CALL, { ...post, body: JSON.stringify({ ...call, note: 'n'.repeat(index % 3000) }) }),
  ];
  const broken: readonly (() => Promise<Response>)[] = [
    () => ask(CALL, { ...post, body: JSON.stringify({ ...call, agent_id: 5 }) }),
    () => ask(`/voiceos/conversations?limit=0&note_${index}=1`),
    () => ask(CALL, { ...post, body: JSON.stringify({ ...call, [`made_up_${index}`]: 1 }) }),
  ];
  const tens = Math.floor(index / 10);
  const kind = index % 10 < 9 ? kinds[index % 10] : broken[tens % broken.length];
  await (await kind?.())?.arrayBuffer();
}

function measure(name: string, work: () => unknown): void {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    work();
    times.push(performance.now() - from);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  hold(name, median, 'ms', AIM_MS);
}

/** What is left after the garbage was collected. */
async function heldMb(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // Buffers are given back beside the main thread, some of them in the round after.
  for (let round = 0; round < 4; round += 1) {
    collect();
    await setTimeout(100);
  }
  const { heapUsed, external } = process.memoryUsage();
  return mb(heapUsed + external);
}

function mb(bytes: number): number {
  return bytes / 1024 / 1024;
}

function hold(name: string, value: number, unit: string, most: number): void {
  if (!(value <= most))
    missed.push(`${name}: ${value.toFixed(1)} ${unit}, and ${most.toFixed(0)} ${unit} is the most`);
  report(name, value, unit, `≤ ${most.toFixed(0)}`);
}

function report(name: string, value: number, unit: string, remark = ''): void {
  console.log(
    `${name.padEnd(44)} ${value.toFixed(unit === '' ? 0 : 2).padStart(10)} ${unit.padEnd(3)} ${remark}`,
  );
}
