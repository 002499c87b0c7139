import { expect, test } from '@jest/globals';
import { type CallFacts, createMock, type Mock } from '../../src/index.ts';
import { findScenarioFiles, loadScenarioFile } from '../../src/server/scenario-files.ts';

const INIT = {
  headers: { authorization: 'Bearer any', 'xi-api-key': 'any', 'content-type': 'application/json' },
};
const RECEIVERS = ['neutral', 'elevenlabs', 'voiceable', 'ovia'] as const;
const WEBHOOKS = RECEIVERS.map((name) => ({
  url: `/_ringback/inbox/${name}`,
  events: name === 'elevenlabs' ? ['post_call_transcription'] : ['call.analysed'],
  ...(name !== 'neutral' && { provider: name }),
}));

/** What each place says that a call cost in all, in dollars; by the call's id in the domain, then by the place. */
type Totals = Map<string, Record<string, unknown>>;

test.each([...findScenarioFiles('scenarios')])(
  'in %s, a call costs the same in lists, details, webhooks and the ground truth',
  async (_name, file) => {
    const { document } = loadScenarioFile(file);
    const mock = createMock({
      scenario: { ...document, webhooks: WEBHOOKS, faults: [] },
      clock: 'frozen',
    });
    await makeCalls(mock);
    await mock.clock.advance('2h');
    const calls = mock.calls.list({ limit: 150 }).calls.filter(({ costs }) => costs !== null);
    expect(calls.length).toBeGreaterThan(5);
    const totals: Totals = new Map();
    await readDetails(mock, calls, totals);
    await readLists(mock, calls, totals);
    readInboxes(mock, calls, totals);

    for (const call of calls) {
      const { llm, stt, tts, telephony, platform, total } = lines(call);
      expect(round(llm + stt + tts + telephony + platform)).toBe(total);
      const said = totals.get(call.id) ?? {};
      expect(Object.keys(said).length).toBeGreaterThan(0);
      for (const [place, value] of Object.entries(said)) {
        // Ovia shows three of the lines; a total is the sum of the lines that are shown.
        expect({ place, value }).toEqual({
          place,
          value: place.includes('ovia') ? round(llm + stt + tts) : total,
        });
      }
    }
    // Every place had its say.
    const places = new Set([...totals.values()].flatMap((said) => Object.keys(said)));
    expect([...places].sort()).toEqual(
      [
        ...['elevenlabs detail', 'ovia detail', 'voiceos detail', 'ovia list', 'voiceos list'],
        ...['neutral webhook', 'elevenlabs webhook', 'ovia webhook'],
      ].sort(),
    );
    await mock.close();
  },
  30_000,
);

/** One call through each provider, a few seconds apart. */
async function makeCalls(mock: Mock): Promise<void> {
  for (const provider of ['voiceos', 'elevenlabs', 'voiceable', 'ovia'] as const) {
    for (let nth = 0; nth < 3; nth += 1) {
      mock.calls.create({ provider, from: '+14155550100', to: `+1415555${2000 + nth}` });
      await mock.clock.advance('3s');
    }
  }
}

async function readDetails(mock: Mock, calls: readonly CallFacts[], totals: Totals): Promise<void> {
  for (const call of calls) {
    const { voiceos, elevenlabs, ovia } = call.ids;
    if (voiceos) {
      const detail = await read(mock, `/voiceos/conversations/${voiceos}`);
      say(totals, call, 'voiceos detail', detail.cost_breakdown?.total);
    }
    if (elevenlabs) {
      const detail = await read(mock, `/elevenlabs/v1/convai/conversations/${elevenlabs}`);
      if (call.answeredAt) say(totals, call, 'elevenlabs detail', detail.metadata.cost_fiat);
    }
    if (ovia) say(totals, call, 'ovia detail', (await read(mock, `/ovia/api/v1/calls/${ovia}`)).costs?.total);
  }
}

async function readLists(mock: Mock, calls: readonly CallFacts[], totals: Totals): Promise<void> {
  const byId = new Map(calls.flatMap((call) => Object.values(call.ids).map((id) => [id, call] as const)));
  const { items } = await read(mock, '/voiceos/conversations?limit=100');
  for (const { id, cost_breakdown: costs } of items) say(totals, byId.get(id), 'voiceos list', costs?.total);
  for (const { id, costs } of await read(mock, '/ovia/api/v1/calls')) {
    say(totals, byId.get(id), 'ovia list', costs?.total);
  }
}

function readInboxes(mock: Mock, calls: readonly CallFacts[], totals: Totals): void {
  const byId = new Map(calls.flatMap((call) => Object.values(call.ids).map((id) => [id, call] as const)));
  const bodies = (name: string): readonly Body[] =>
    mock
      .inbox(name)
      .list()
      .entries.map(({ body }) => body as Body);
  const own = new Map(calls.map((call) => [call.id, call]));
  for (const { data } of bodies('neutral'))
    say(totals, own.get(data.id), 'neutral webhook', data.costs?.total);
  for (const { data } of bodies('elevenlabs')) {
    say(totals, byId.get(data.conversation_id), 'elevenlabs webhook', data.metadata.cost_fiat);
  }
  for (const { data } of bodies('ovia')) say(totals, byId.get(data.id), 'ovia webhook', data.costs?.total);
}

// biome-ignore lint/suspicious/noExplicitAny: answers of four providers, whose shapes other tests hold
type Body = any;

async function read(mock: Mock, path: string): Promise<Body> {
  const response = await mock.fetch(path, INIT);
  expect(response.status).toBe(200);
  return response.json();
}

function say(totals: Totals, call: CallFacts | undefined, place: string, total: unknown): void {
  if (!call) return;
  totals.set(call.id, { ...totals.get(call.id), [place]: total });
}

function lines(call: CallFacts): NonNullable<CallFacts['costs']> {
  if (!call.costs) throw new Error(`call ${call.id} has no costs`);
  return call.costs;
}

/** Sums of dollars with four decimals, freed of what binary fractions add. */
function round(dollars: number): number {
  return Math.round(dollars * 10_000) / 10_000;
}
