import { type Instant, NEVER } from '../../src/core/instant.ts';
import type { Plan, PlanEvent } from '../../src/core/plan.ts';
import { drawAt, type Key } from '../../src/core/random.ts';
import type { Serial } from '../../src/core/serial.ts';
import type { Outcome, TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import type { Agent, AgentSettings } from './agent.ts';
import type { CallFacts, Direction, Message } from './call.ts';
import { composeDialogue, type Dialogue, type Draw, type Turn } from './dialogue/dialogue.ts';
import { type PacedTurn, paceTurns } from './dialogue/speech.ts';
import { composeVoicemail } from './dialogue/voicemail.ts';
import { concludeCall, type Wish } from './ending.ts';
import { customerOf, ownNumberOf, userIdOf } from './people.ts';
import type { Timeline } from './timeline.ts';
import { sayTranscript, summaryOfTranscript } from './transcript.ts';
import { summaryOfUnanswered } from './unanswered.ts';

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
  readonly wish: Omit<Wish, 'outcome'>;
  /** Why it fails, if it does. */
  readonly failureReason: string | undefined;
  readonly hangUpOn: CallFacts['hangUpOn'];
  readonly rule: CallFacts['rule'];
  /** Written by hand; undefined when the words are to be composed. */
  readonly transcript: readonly TranscriptLine[] | undefined;
  readonly key: Key;
}

/** Finds the words of a call and makes its plan. */
export function planCall(draft: CallDraft): Plan<CallFacts> {
  const { timeline, outcome, direction, from, to, agent, agentId, settings, sent } = draft;
  const { createdAt, ringingAt, answeredAt, endedAt, analysedAt } = timeline;
  const conclusion = concludeCall({ ...draft.wish, outcome }, timeline, settings.maxDurationMs);
  const failureReason = outcome === 'failed' ? (draft.failureReason ?? null) : null;
  const dialogue =
    answeredAt === null ? undefined : wordsOf(draft, answeredAt, endedAt - answeredAt, conclusion.success);
  const messages = answeredAt === null || !dialogue ? [] : toMessages(dialogue.paced, answeredAt, endedAt);
  const facts: CallFacts = {
    ...{ direction, from, to, agent, agentId, settings, sent, outcome, messages, failureReason },
    ...{ brokenOff: [], hangUpOn: draft.hangUpOn, rule: draft.rule },
    userId: draft.userId ?? userIdOf(customerOf({ direction, from, to })),
    ...{ ringingAt, answeredAt, endedAt, analysedAt },
    ...conclusion,
    topic: dialogue?.topic ?? '',
    summary: dialogue?.summary ?? summaryOfUnanswered(outcome, failureReason),
  };
  return {
    ...{ serial: draft.serial, kind: 'call', provider: draft.provider, createdAt, facts },
    events: eventsOf(createdAt, facts),
  };
}

/** A call's events, as its facts have them. */
export function eventsOf(createdAt: Instant, facts: CallFacts): readonly PlanEvent[] {
  const { ringingAt, answeredAt, endedAt, analysedAt, messages } = facts;
  const events: PlanEvent[] = [{ at: createdAt, type: 'queued' }];
  if (ringingAt !== null) events.push({ at: ringingAt, type: 'ringing' });
  if (answeredAt !== null) events.push({ at: answeredAt, type: 'answered' });
  for (const { at } of messages) events.push({ at, type: 'message' });
  if (endedAt < NEVER) events.push({ at: endedAt, type: 'ended' }, { at: analysedAt, type: 'analysed' });
  return events;
}

/** What is said in a call, and when. */
interface Words extends Pick<Dialogue, 'topic' | 'summary'> {
  readonly paced: readonly PacedTurn[];
}

function wordsOf(draft: CallDraft, answeredAt: Instant, talkMs: number, success: boolean): Words {
  const { agent, direction, outcome, settings, transcript } = draft;
  if (transcript) {
    const paced = sayTranscript(transcript, talkMs);
    return { paced, topic: '', summary: summaryOfTranscript(paced) };
  }
  const draw: Draw = (...labels) => drawAt(draft.key, 'dialogue', ...labels);
  const request = {
    ...{ persona: agent.persona, agentName: agent.name, direction, at: answeredAt, talkMs, success, draw },
    ...{ customerNumber: customerOf(draft), ownNumber: ownNumberOf(draft), greeting: settings.greeting },
  };
  const dialogue = outcome === 'voicemail' ? composeVoicemail(request) : composeDialogue(request);
  const { topic, summary, turns } = dialogue;
  const greeted = settings.greeting === undefined ? turns : greetWith(settings.greeting, turns);
  return { paced: paceTurns(greeted, talkMs), topic, summary };
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
