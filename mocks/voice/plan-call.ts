import { type Instant, NEVER } from '../../src/core/instant.ts';
import { onDemand } from '../../src/core/on-demand.ts';
import type { Plan, PlanEvent } from '../../src/core/plan.ts';
import { drawAt, type Key } from '../../src/core/random.ts';
import type { Serial } from '../../src/core/serial.ts';
import type { Outcome, TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import type { Agent, AgentSettings } from './agent.ts';
import type { CallFacts, Direction, Message, Words } from './call.ts';
import { composeDialogue, type Draw, type Turn } from './dialogue/dialogue.ts';
import { type PacedTurn, paceTurns } from './dialogue/speech.ts';
import { composeVoicemail } from './dialogue/voicemail.ts';
import { concludeCall, type Wish } from './ending.ts';
import { customerOf, ownNumberOf, userIdOf } from './people.ts';
import type { Timeline } from './timeline.ts';
import { sayTranscript, summaryOfTranscript } from './transcript.ts';
import { wordsOfUnanswered } from './unanswered.ts';

/** Everything that was decided about a call before its words are found. */
export interface CallDraft {
  readonly serial: Serial;
  readonly provider: string | null;
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly agent: Agent;
  readonly agentId: string | null;
  /** Undefined where it follows from the person's number. */
  readonly userId: string | undefined;
  readonly settings: AgentSettings;
  readonly sent: CallFacts['sent'];
  readonly outcome: Outcome;
  readonly timeline: Timeline;
  /** How it is to end, as far as its time allows. */
  readonly wish: Wish;
  /** Why it fails, if it does. */
  readonly failureReason: string | undefined;
  readonly hangUpOn: CallFacts['hangUpOn'];
  readonly rule: CallFacts['rule'];
  /** Written by hand; undefined when the words are to be composed. */
  readonly transcript: readonly TranscriptLine[] | undefined;
  readonly key: Key;
}

/** Makes the plan of a call; its words are found when somebody asks for them. */
export function planCall(draft: CallDraft): Plan<CallFacts> {
  const { serial, provider, timeline, outcome, direction, from, to, settings, key, transcript } = draft;
  const { createdAt, answeredAt, endedAt } = timeline;
  const { success, endedBy } = concludeCall(outcome, draft.wish, timeline, settings.maxDurationMs);
  const failureReason = outcome === 'failed' ? (draft.failureReason ?? null) : null;
  const told = onDemand(() => {
    const words = wordsOf(facts, key, transcript);
    return { words, events: eventsOf(createdAt, facts, words.messages) };
  });
  // A plan is held for each call that was created: what it is made of is written out, as spreads take twice the room.
  const facts: CallFacts = {
    direction,
    from,
    to,
    agent: draft.agent,
    agentId: draft.agentId,
    userId: draft.userId ?? userIdOf(customerOf({ direction, from, to })),
    settings,
    sent: draft.sent,
    outcome,
    ringingAt: timeline.ringingAt,
    answeredAt,
    endedAt,
    analysedAt: timeline.analysedAt,
    endedBy,
    words: () => told().words,
    brokenOff: NOTHING_CUT,
    success,
    failureReason,
    hangUpOn: draft.hangUpOn,
    rule: draft.rule,
  };
  // A copy is no longer than it need be: what grew is.
  const known = eventsOf(createdAt, facts, []).slice();
  // Without an end, what is said last is the last event.
  const hasEnd = endedAt < NEVER;
  return {
    serial,
    kind: 'call',
    provider,
    createdAt,
    events: () => told().events,
    outline: hasEnd
      ? { omits: WHAT_IS_SAID, events: known, from: answeredAt ?? NEVER, until: endedAt }
      : undefined,
    facts,
  };
}

const NOTHING_CUT: CallFacts['brokenOff'] = [];
const WHAT_IS_SAID = ['message'];

/** A call's events, as its facts have them, with these messages. */
export function eventsOf(
  createdAt: Instant,
  { ringingAt, answeredAt, endedAt, analysedAt }: CallFacts,
  messages: readonly Message[],
): readonly PlanEvent[] {
  const events: PlanEvent[] = [{ at: createdAt, type: 'queued' }];
  if (ringingAt !== null) events.push({ at: ringingAt, type: 'ringing' });
  if (answeredAt !== null) events.push({ at: answeredAt, type: 'answered' });
  for (const { at } of messages) events.push({ at, type: 'message' });
  if (endedAt < NEVER) events.push({ at: endedAt, type: 'ended' }, { at: analysedAt, type: 'analysed' });
  return events;
}

function wordsOf(facts: CallFacts, key: Key, transcript: CallDraft['transcript']): Words {
  const { agent, direction, outcome, settings, answeredAt, endedAt, success, failureReason } = facts;
  if (answeredAt === null) return wordsOfUnanswered(outcome, failureReason);
  const talkMs = endedAt - answeredAt;
  if (transcript) {
    const paced = sayTranscript(transcript, talkMs);
    const messages = toMessages(paced, answeredAt, endedAt);
    return { messages, topic: '', summary: summaryOfTranscript(paced) };
  }
  const draw: Draw = (...labels) => drawAt(key, 'dialogue', ...labels);
  const request = {
    ...{ persona: agent.persona, agentName: agent.name, direction, at: answeredAt, talkMs, success, draw },
    ...{ customerNumber: customerOf(facts), ownNumber: ownNumberOf(facts), greeting: settings.greeting },
  };
  const dialogue = outcome === 'voicemail' ? composeVoicemail(request) : composeDialogue(request);
  const { topic, summary, turns } = dialogue;
  const greeted = settings.greeting === undefined ? turns : greetWith(settings.greeting, turns);
  return { messages: toMessages(paceTurns(greeted, talkMs), answeredAt, endedAt), topic, summary };
}

/** The agent's first words are the ones it was set up with, in a call too short for its opening as well. */
function greetWith(greeting: string, turns: readonly Turn[]): readonly Turn[] {
  const first = turns.findIndex(({ role }) => role === 'agent');
  return turns.map((turn, index) => (index === first ? { ...turn, text: greeting } : turn));
}

function toMessages(paced: readonly PacedTurn[], answeredAt: Instant, endedAt: Instant): readonly Message[] {
  return paced.map(({ role, text, atMs, spokenMs }) => ({
    role,
    text,
    startsAt: answeredAt + Math.floor(atMs),
    at: Math.min(endedAt, answeredAt + Math.floor(atMs + spokenMs)),
  }));
}
