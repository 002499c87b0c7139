import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from '@jest/globals';
import { createEvidenceArchive } from '../../src/server/evidence.ts';
import { createTestMock, type TestMock } from './control/support/mock.ts';

const mocks: TestMock[] = [];
afterAll(() => Promise.all(mocks.map(({ server }) => server.close())));

function begin(...[choice]: Parameters<typeof createTestMock>): TestMock {
  const mock = createTestMock(choice);
  mocks.push(mock);
  return mock;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Breaks the contract in a way of which there are as many as numbers. */
async function breachIn(mock: TestMock, name: string, way: number): Promise<void> {
  const sandbox = mock.server.sandboxes.open(name);
  if (sandbox) await mock.ask(sandbox, `/voiceos/way-${way}`);
}

test('ten thousand sandboxes that tests make and drop take bounded room, and the report counts all of them', async () => {
  const mock = begin({ providers: ['voiceos'], rules: { pages: 'whole' } });
  const { server } = mock;
  const run = async (from: number, to: number): Promise<number> => {
    for (let count = from; count < to; count += 1) {
      const sandbox = server.sandboxes.open(`test-${count}`);
      if (!sandbox) throw new Error('there is to be room');
      await mock.ask(sandbox, `/voiceos/conversations?limit=${count % 2 === 0 ? 0 : 3}`);
      server.sandboxes.drop(sandbox.name);
    }
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = await run(0, 1000);
  const after = await run(1000, 10_000);
  expect((after - before) / 9000).toBeLessThan(8 * 1024);
  expect(server.sandboxes.list().map(({ name }) => name)).toEqual([]);
  expect(server.counts()).toEqual({ requests: 10_000, violations: 1 });
  const report = server.report();
  expect(report.totals).toMatchObject({ requests: 10_000, violations: 1, rules: 1, dropped: 0 });
  expect(report.sandboxes).toHaveLength(10_000);
  expect(report.violations.map(({ code, count }) => [code, count])).toEqual([
    ['minimum', 5000],
    ['page-unfinished', 5000],
  ]);
  expect(report.violations[0]?.rule).toMatchObject({ file: 'specs/voiceos.yaml', constraint: 'minimum: 1' });
});

test('what there is no room to tell apart is put together and counted, and its totals are exact', async () => {
  const mock = begin({ providers: ['voiceos'] });
  const notes: string[] = [];
  const archive = createEvidenceArchive((text) => notes.push(text), { maxNames: 2 });
  for (const [index, way] of [1, 2, 3, 3, 4].entries()) {
    await breachIn(mock, `leaver-${index}`, way);
    archive.keep(mock.server.sandboxes.open(`leaver-${index}`) ?? mock.fresh());
  }
  const seen = archive.withLive([]);
  expect(seen.map(({ name, requests, violations }) => [name, requests, violations.length])).toEqual([
    ['(3 others)', 3, 2],
    ['leaver-0', 1, 1],
    ['leaver-1', 1, 1],
  ]);
  expect(seen[0]?.violations.map(({ pointer, count }) => [pointer, count])).toEqual([
    ['/way-3', 2],
    ['/way-4', 1],
  ]);
  expect(archive.counts([])).toEqual({ requests: 5, violations: 4 });
  expect(notes[0]).toContain('put together');
});

test('past the bound in bytes breaches are counted still, and their first requests are let go', async () => {
  const mock = begin({ providers: ['voiceos'] });
  const maxBytes = 100_000;
  const archive = createEvidenceArchive(() => {}, { maxBytes });
  for (let count = 0; count < 300; count += 1) {
    await breachIn(mock, `leaver-${count}`, count);
    archive.keep(mock.server.sandboxes.open(`leaver-${count}`) ?? mock.fresh());
  }
  const seen = archive.withLive([]);
  const all = seen.flatMap(({ violations }) => violations);
  expect(all).toHaveLength(300);
  expect(seen.reduce((sum, { requests }) => sum + requests, 0)).toBe(300);
  const first = all.map((violation) => JSON.stringify(violation.first)).join('');
  expect(first.length).toBeLessThan(2 * maxBytes);
  expect(all.filter((violation) => violation.first === null).length).toBeGreaterThan(0);
});

test('a sandbox that is dropped while it answers leaves all its evidence behind', async () => {
  const mock = begin({ providers: ['voiceos'] });
  const { server } = mock;
  const sandbox = mock.fresh();
  // Who has to say why is a thread: the answers come turns later.
  const answers = [mock.ask(sandbox, '/voiceos/conversations?limit=0'), mock.ask(sandbox, '/voiceos/calls')];
  server.sandboxes.drop(sandbox.name);
  const again = server.sandboxes.open(sandbox.name);
  if (!again) throw new Error('there is to be room');
  await mock.ask(again, '/voiceos/conversations');
  expect(server.counts().requests).toBe(3);
  await Promise.all(answers);
  expect(server.counts()).toEqual({ requests: 3, violations: 2 });
  const report = server.report();
  expect(report.totals).toMatchObject({ requests: 3, violations: 1, unmatched: 1 });
  expect(report.sandboxes.map(({ name }) => name)).toEqual([sandbox.name]);
  expect(report.sandboxes[0]?.covered).toContain('voiceos status listConversations 422');
});

test('what a run counts as it goes is what its report says, whatever left meanwhile and was dropped of the journal', async () => {
  const mock = begin({ providers: ['voiceos', 'ovia'], journalEntries: 2 });
  const { server } = mock;
  // Which sandbox is asked, in which of few ways, and when it leaves: by steps that share no divisor.
  for (let step = 0; step < 200; step += 1) {
    await breachIn(mock, `s-${(step * 7) % 5}`, (step * 3) % 11);
    const sandbox = server.sandboxes.open(`s-${(step * 7) % 5}`) ?? mock.fresh();
    await mock.ask(sandbox, `/zzz/${step % 3}`);
    await mock.ask(sandbox, '/ovia/api/v1/calls?undeclared=1');
    if (step % 4 === 0) sandbox.reset();
    if (step % 9 === 0) server.sandboxes.drop(`s-${step % 5}`);
    const { requests, violations, unmatched } = server.report().totals;
    expect(server.counts()).toEqual({ requests, violations: violations + unmatched });
  }
  expect(server.counts()).toEqual({ requests: 600, violations: 14 });
});
