import { type Cast, castStory } from './cast.ts';
import { cutShort } from './cut-short.ts';
import { mergeTurns, settleSilences } from './fit.ts';
import { chooseStory } from './library.ts';
import { type DraftTurn, fillSlots } from './speak.ts';
import type { Ending, Story } from './story.ts';
import { tellPlot } from './telling.ts';

/** A number in [0, 1), the same for the same labels: keyed, not sequential. */
export type Draw = (...labels: readonly (string | number)[]) => number;

/** What a voice agent is there for. */
export type Persona = 'support' | 'sales' | 'booking' | 'survey' | 'collections' | 'dispatch';

export interface Turn {
  readonly role: 'agent' | 'user';
  readonly text: string;
  /** The silence before this turn starts: longer where a hold was announced. */
  readonly pauseMs: number;
}

export interface Dialogue {
  readonly topic: string;
  readonly trade: string;
  /** At least two. */
  readonly turns: readonly Turn[];
  readonly endedBy: 'agent' | 'user';
  /** Whether the agent reached the call's aim. */
  readonly success: boolean;
  /** One to three sentences, in the past tense, that agree with the turns. */
  readonly summary: string;
}

export interface DialogueRequest {
  readonly persona: Persona;
  /** What the agent calls itself. */
  readonly agentName: string;
  readonly direction: 'inbound' | 'outbound';
  /** The other party's number, in E.164: their name, too, follows from it. */
  readonly customerNumber: string;
  /** The number that the agent speaks on, in E.164: the one that it asks to be called back on. */
  readonly ownNumber: string;
  /** The agent's first words; in the story's words, where absent. */
  readonly greeting?: string | undefined;
  /** When the call is answered, in epoch milliseconds: the dates spoken are relative to its day in UTC. */
  readonly at: number;
  /** How long the call lasts, from answer to hang-up. */
  readonly talkMs: number;
  /** The result that is wanted. */
  readonly success: boolean;
  readonly draw: Draw;
}

/**
 * The conversation of a call: pure, and the same for the same draw.
 *
 * The result is the one wanted from about half a minute on. A shorter call breaks off, and its `success` is
 * then false. From 4 s on, words and silences together last no longer than `talkMs`.
 *
 * @example
 * const { turns, summary } = composeDialogue({
 *   persona: 'dispatch', agentName: 'Ava', direction: 'inbound',
 *   customerNumber: '+12025550185', ownNumber: '+14155550100',
 *   at: Date.UTC(2026, 0, 5, 9), talkMs: 95_000, success: true, draw,
 * });
 */
export function composeDialogue(request: DialogueRequest): Dialogue {
  const story = chooseStory(request.persona, request.draw);
  const cast = castStory(story, request);
  const roomMs = request.talkMs - clickMs(request);
  return (
    tellInFull(story, cast, request, roomMs) ??
    tellBriefly(story, cast, request, roomMs) ??
    cutShort(story, cast, request.direction, roomMs)
  );
}

/** What is left between the last word and the click of the line. */
function clickMs({ talkMs, draw }: DialogueRequest): number {
  return Math.min(talkMs / 20, 200 + draw('click') * 700);
}

function tellInFull(story: Story, cast: Cast, { direction, success }: DialogueRequest, roomMs: number) {
  const ending = success ? story.success : story.failure;
  const drafts = tellPlot({ story, direction, beats: story.beats, ending, success }, cast, roomMs);
  return drafts && toDialogue(story, cast, ending, success, drafts, roomMs);
}

function tellBriefly(
  story: Story,
  cast: Cast,
  { direction, success, draw }: DialogueRequest,
  roomMs: number,
) {
  // A short failure is as often a call that breaks off as one that says no at once.
  if (!success && draw('break-off') < 0.4) return undefined;
  const ending = success ? story.brief.success : story.brief.failure;
  const drafts = tellPlot({ story, direction, beats: [], ending, success }, cast, roomMs);
  return drafts && toDialogue(story, cast, ending, success, drafts, roomMs);
}

function toDialogue(
  story: Story,
  cast: Cast,
  ending: Ending,
  success: boolean,
  drafts: readonly DraftTurn[],
  roomMs: number,
): Dialogue {
  return {
    topic: story.topic,
    trade: story.trade,
    turns: settleSilences(mergeTurns(drafts), roomMs),
    endedBy: ending.endedBy,
    success,
    summary: fillSlots(ending.summary, cast.facts),
  };
}
