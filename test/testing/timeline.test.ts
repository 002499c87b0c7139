import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock } from '../../src/index.ts';
import { formatTimeline } from '../../src/testing/format-timeline.ts';
import { runInSandbox } from '../../src/testing/run-in-sandbox.ts';
import { sandboxNameOf } from '../../src/testing/sandbox-name.ts';
import { startMock } from '../../src/testing/start-mock.ts';
import { type TimelineEntry, timelineOf } from '../../src/testing/timeline.ts';
import { withText } from '../../src/testing/with-timeline.ts';

test('a timeline has requests, calls, moves and deliveries in the order of the sandbox’s time', async () => {
  const mock = await startMock({
    attach: false,
    scenario: {
      ringback: 'scenario/1',
      name: 'told',
      lifecycle: [{ queue: '1s', ring: '4s', talk: '40s', analyse: '10s', outcome: 'answered' }],
      webhooks: [{ url: '/_ringback/inbox/all', events: ['call.ended'] }],
    },
  });
  const sandbox = await mock.sandbox('told');
  await fetch(`${sandbox.baseUrl('voiceos')}/conversations?limit=0`, {
    headers: { Authorization: 'Bearer any' },
  });
  const call = await sandbox.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
  await sandbox.clock.advance('1m');
  const lines = formatTimeline(await timelineOf(sandbox)).split('\n');
  expect(
    lines.filter((line) => /^ +\+/.test(line)).map((line) => line.trim().replace(/ {2,}/g, ' ')),
  ).toEqual([
    '+0s request #1 GET /voiceos/conversations?limit=0 → 422 (listConversations, contract)',
    '+0s violation listConversations query limit: limit is 0; wanted is at least 1.',
    `+0s call ${call.id} queued: voiceos, outbound, +14155550100 → +14155550142`,
    `+5s call ${call.id} answered`,
    `+45s call ${call.id} ended: answered`,
    '+45s delivery call.ended → /_ringback/inbox/all: delivered (204)',
    '+1m clock advanced by 1m',
  ]);
  await sandbox.dispose();
  await mock.close();
});

test('a long timeline ends with the last fifty, and counts the rest', async () => {
  const mock = createMock({ providers: ['voiceos'], journalEntries: 60 });
  for (let nth = 0; nth < 70; nth += 1) await mock.fetch(`/voiceos/nothing/${nth}`);
  const { entries, omitted } = await timelineOf(mock);
  expect(entries).toHaveLength(50);
  expect(omitted).toBeGreaterThanOrEqual(10);
  expect(formatTimeline({ sandbox: 'x', entries, omitted })).toContain('that are left out');
  await mock.close();
});

test('nothing is said to have happened where nothing did', () => {
  expect(formatTimeline({ sandbox: 'idle', entries: [], omitted: 0 })).toBe(
    'Timeline of sandbox "idle": nothing happened.',
  );
});

test('any entries give a line each, under a heading, none of it endless', () => {
  const entry = fc.record({
    at: fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((date) => date.toISOString()),
    kind: fc.constantFrom<TimelineEntry['kind']>('request', 'call', 'clock', 'delivery', 'violation', 'note'),
    text: fc.string({ maxLength: 1000 }).map((text) => text.replaceAll('\n', ' ')),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 50 }), (entries) => {
      entries.sort((a, b) => (a.at < b.at ? -1 : 1));
      const lines = formatTimeline({ sandbox: 'any', entries, omitted: 0 }).split('\n');
      expect(lines).toHaveLength(entries.length + 1);
      for (const line of lines) expect(line.length).toBeLessThan(500);
    }),
  );
});

test('the name of a test’s sandbox is one, is the same each time, and is no other test’s', () => {
  const identity = fc.record({ name: fc.string(), file: fc.string({ unit: 'grapheme' }), run: fc.string() });
  fc.assert(
    fc.property(identity, identity, (one, other) => {
      const name = sandboxNameOf(one, '/work');
      expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
      expect(sandboxNameOf({ ...one }, '/work')).toBe(name);
      fc.pre(one.name !== other.name || one.run !== other.run);
      expect(sandboxNameOf(other, '/work')).not.toBe(name);
    }),
  );
  const name = 'calls › a call ends, Ünïcode and all';
  const [here, there] = ['/work/a.test.js', '/work/b.test.js'].map((file) =>
    sandboxNameOf({ name, file }, '/work'),
  );
  expect(here).toMatch(/^calls-a-call-ends-u-ni-code-and-all-[0-9a-f]{8}$/);
  expect(there).not.toBe(here);
  expect(sandboxNameOf({ name, file: 'file:///elsewhere/a.test.js' }, '/elsewhere')).toBe(here);
});

test('what was thrown is thrown again, itself, with the timeline in message and stack', () => {
  const error = new TypeError('it broke');
  expect(withText(error, 'Timeline …')).toBe(error);
  expect(error.message).toBe('it broke\n\nTimeline …');
  expect(error.stack).toMatch(/^TypeError: it broke\n\nTimeline …\n {4}at /);
  expect(withText('a text', 'Timeline …')).toMatchObject({
    message: 'a text\n\nTimeline …',
    cause: 'a text',
  });
  const frozen = Object.freeze(new Error('fixed'));
  expect(withText(frozen, 'Timeline …')).toMatchObject({ message: 'fixed\n\nTimeline …', cause: frozen });
});

test('a body that throws still leaves its sandbox disposed of', async () => {
  const mock = await startMock({ attach: false, providers: ['voiceos'] });
  const broken = runInSandbox(mock, { name: 'breaks' }, async ({ sandbox }) => {
    await sandbox.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
    throw new Error('it broke');
  });
  await expect(broken).rejects.toThrow(/^it broke\n\nTimeline of sandbox "breaks-\w+" from /);
  await runInSandbox(mock, { name: 'breaks' }, async ({ sandbox }) => {
    expect(sandbox.name).toMatch(/^breaks-[0-9a-f]{8}$/);
    expect((await sandbox.calls.list()).calls.filter(({ provider }) => provider !== null)).toEqual([]);
  });
  await mock.close();
});
