import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type Bench, createBench } from './support/bench.ts';
import { elevenlabsCase, oviaCase, voiceableCase, voiceosCase } from './support/cases.ts';
import { jsonAt, objectsAt } from './support/json-at.ts';
import { type ProviderCase, readDetail, SEEDS } from './support/provider-case.ts';
import { BUSY_HOUR, START } from './support/scenarios.ts';

const [VOICEOS, VOICEABLE, ELEVENLABS, OVIA] = [voiceosCase(), voiceableCase(), elevenlabsCase(), oviaCase()];
const LATER = START + 86_400_000;

test('every call of the dataset is one call in all four views', () => {
  for (const { voiceos, voiceable, elevenlabs, ovia, plan } of views(LATER)) {
    const { facts } = plan;
    const conversation = jsonAt(voiceable, 'data') as JsonObject;
    expect(conversation.conversation_id).toBe(elevenlabs.conversation_id);
    expect([voiceos.agent_id, conversation.agent_id, elevenlabs.agent_id]).toEqual(
      Array(3).fill(facts.agent.id),
    );
    expect([conversation.agent_name, elevenlabs.agent_name, jsonAt(ovia, 'agent', 'name')]).toEqual(
      Array(3).fill(facts.agent.name),
    );
    expect([voiceos.started_at, voiceos.ended_at]).toEqual([ovia.started_at, ovia.ended_at]);
    expect([conversation.created_at, elevenlabs.created_at]).toEqual([ovia.created_at, ovia.created_at]);
    expect([voiceos.type, conversation.metadata, jsonAt(elevenlabs, 'metadata', 'phone_call')]).toMatchObject(
      [
        `${facts.direction}_phone_call`,
        { direction: facts.direction, call_duration_secs: ovia.duration },
        { direction: facts.direction, agent_number: facts.direction === 'inbound' ? facts.to : facts.from },
      ],
    );
    expect([
      jsonAt(voiceos, 'phone_call', 'from_number'),
      jsonAt(voiceos, 'phone_call', 'to_number'),
    ]).toEqual([ovia.from_number, ovia.to_number]);
    const said = facts.words().messages.map(({ role, text }) => ({ role, text }));
    expect(members(voiceos.messages, 'role', 'content')).toEqual(said);
    expect(members(conversation.transcript, 'role', 'message')).toEqual(said);
    expect(members(elevenlabs.transcript, 'role', 'message')).toEqual(said);
    expect(members(ovia.transcript_objects, 'content', 'content').map(({ text }) => text)).toEqual(
      said.map(({ text }) => text),
    );
    expect(ovia.transcript).toBe(
      facts.answeredAt === null ? null : said.map(({ role, text }) => `${role}: ${text}`).join('\n'),
    );
    expect(conversation.transcript_summary).toBe(jsonAt(elevenlabs, 'analysis', 'transcript_summary'));
  }
});

test('costs reconcile: equal lines are equal, and a total is the sum of the lines that are shown', () => {
  for (const { voiceos, elevenlabs, ovia, plan } of views(LATER)) {
    const bill = (...path: readonly string[]): number => micro(jsonAt(voiceos, 'cost_breakdown', ...path));
    const lines = {
      llm: bill('language_model', 'cost'),
      stt: bill('transcriber', 'cost'),
      tts: bill('voice', 'cost'),
    };
    const { llm, stt, tts } = lines;
    const total = llm + stt + tts + bill('telephony', 'cost') + bill('agent', 'cost');
    expect(bill('total')).toBe(total);
    expect(micro(jsonAt(elevenlabs, 'metadata', 'cost_fiat'))).toBe(total);
    const costs = ['llm', 'stt', 'tts', 'total'].map((line) => micro(jsonAt(ovia, 'costs', line)));
    expect(costs).toEqual([llm, stt, tts, llm + stt + tts]);
    const truth = callKind.truth.toTruth(callKind.view(plan, LATER)) as { readonly costs: JsonObject };
    expect(
      [truth.costs.llm, truth.costs.stt, truth.costs.tts, truth.costs.total].map((line) => micro(line ?? 0)),
    ).toEqual([llm, stt, tts, total]);
    for (const line of [...Object.values(lines), total]) expect(line % 100).toBe(0);
  }
});

test('what is billed follows from what is shown: characters, seconds and tokens', () => {
  for (const { voiceos, ovia, plan } of views(LATER)) {
    const { answeredAt, endedAt, words } = plan.facts;
    const { messages } = words();
    const spoken = messages.filter(({ role }) => role === 'agent');
    const characters = spoken.reduce((sum, { text }) => sum + text.length, 0);
    const seconds = answeredAt === null ? 0 : Math.ceil((endedAt - answeredAt) / 1000);
    expect(jsonAt(voiceos, 'cost_breakdown')).toMatchObject({
      voice: { characters },
      transcriber: { seconds },
      telephony: { seconds },
      agent: { seconds },
      language_model: {
        input_tokens: jsonAt(ovia, 'costs', 'details', 'llm_prompt_tokens'),
        output_tokens: jsonAt(ovia, 'costs', 'details', 'llm_completion_tokens'),
      },
    });
    expect(jsonAt(ovia, 'costs', 'details')).toMatchObject({
      tts_characters: characters,
      stt_audio_duration_seconds: seconds,
    });
    expect(ovia.duration).toBe(seconds);
    if (answeredAt === null) {
      expect(jsonAt(ovia, 'costs', 'total')).toBe(0);
      expect(jsonAt(voiceos, 'cost_breakdown', 'total')).toBe(0);
    }
  }
});

test('costs, summary and recording come with the analysis, and not before', () => {
  for (const seed of SEEDS.slice(0, 6)) {
    const benches = [VOICEOS, VOICEABLE, ELEVENLABS, OVIA].map((subject) => benchOf(subject, seed));
    for (const plan of benches[0]?.plans() ?? []) {
      const { analysedAt, endedAt } = plan.facts;
      for (const now of [endedAt, analysedAt - 1]) {
        const { voiceos, elevenlabs, ovia, voiceable } = viewsOf(benches, plan, now);
        expect([
          voiceos.cost_breakdown,
          ovia.costs,
          ovia.analysis,
          ovia.recording_url,
          ovia.latency_metrics,
        ]).toEqual(Array(5).fill(null));
        expect([
          jsonAt(elevenlabs, 'metadata', 'cost_fiat'),
          elevenlabs.analysis,
          elevenlabs.has_audio,
        ]).toEqual([null, null, false]);
        expect(jsonAt(voiceable, 'data', 'transcript_summary')).toBeNull();
      }
      const { voiceos, elevenlabs, ovia } = viewsOf(benches, plan, analysedAt);
      const isAnswered = plan.facts.answeredAt !== null;
      expect(elevenlabs.has_audio).toBe(isAnswered);
      expect(typeof ovia.recording_url).toBe(isAnswered ? 'string' : 'object');
      expect(voiceos.cost_breakdown).not.toBeNull();
      const [bench] = benches;
      const [, recording] = VOICEOS.reads(String(voiceos.id));
      expect(bench?.send('GET', recording ?? '').status).toBe(isAnswered ? 200 : 404);
    }
  }
});

test('an answered call has at least two messages, said one after the other between answer and hang-up', () => {
  for (const seed of SEEDS) {
    for (const { facts, createdAt } of benchOf(VOICEOS, seed).plans()) {
      const { answeredAt, endedAt } = facts;
      const { messages } = facts.words();
      expect(endedAt - createdAt).toBeGreaterThanOrEqual(1000);
      if (answeredAt === null) {
        expect(messages).toEqual([]);
        continue;
      }
      expect(messages.length).toBeGreaterThanOrEqual(2);
      const instants = messages.flatMap(({ startsAt, at }) => [startsAt, at]);
      expect([answeredAt, ...instants, endedAt]).toEqual(
        [answeredAt, ...instants, endedAt].sort((x, y) => x - y),
      );
    }
  }
});

interface Views {
  readonly plan: Plan<CallFacts>;
  readonly voiceos: JsonObject;
  readonly voiceable: JsonObject;
  readonly elevenlabs: JsonObject;
  readonly ovia: JsonObject;
}

function* views(now: number): Generator<Views> {
  for (const seed of SEEDS.slice(0, 6)) {
    const benches = [VOICEOS, VOICEABLE, ELEVENLABS, OVIA].map((subject) => benchOf(subject, seed));
    for (const plan of benches[0]?.plans() ?? []) yield viewsOf(benches, plan, now);
  }
}

function viewsOf(benches: readonly Bench[], plan: Plan<CallFacts>, now: number): Views {
  const read = (index: number, subject: ProviderCase): JsonObject => {
    const bench = benches[index];
    if (!bench) throw new Error('there is a bench for each provider');
    bench.now = now;
    return readDetail(bench, subject, bench.idOf(plan));
  };
  return {
    plan,
    voiceos: read(0, VOICEOS),
    voiceable: read(1, VOICEABLE),
    elevenlabs: read(2, ELEVENLABS),
    ovia: read(3, OVIA),
  };
}

function benchOf(subject: ProviderCase, seed: number): Bench {
  return createBench(subject, seed, { scenario: BUSY_HOUR });
}

function members(list: Json | undefined, role: string, text: string) {
  return objectsAt(list).map((item) => ({ role: item[role], text: item[text] }));
}

/** Dollars as they are written, in whole millionths. */
function micro(dollars: Json): number {
  return Math.round(Number(dollars) * 1_000_000);
}
