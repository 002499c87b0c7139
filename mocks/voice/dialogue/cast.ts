import { callerFacts } from './caller.ts';
import { COMPANIES } from './companies.ts';
import type { DialogueRequest, Draw } from './dialogue.ts';
import { createMake, type Facts } from './slots.ts';
import type { Story, Whereabouts } from './story.ts';

/** What every line of one call is filled from. */
export interface Cast {
  readonly at: number;
  readonly draw: Draw;
  /** Undefined when the agent opens in the story's words. */
  readonly greeting: string | undefined;
  /** The caller's facts, `company`, `agent`, `reference`, and the story's own. */
  readonly facts: Facts;
  /** Which wording of `<warm|brisk|cross>` the other party has, from 0 to 2. */
  readonly temper: number;
  readonly where: Whereabouts;
}

/** Who is in the call, and what it is about. */
export function castStory(story: Story, request: DialogueRequest): Cast {
  const { at, draw, agentName, success, greeting, customerNumber } = request;
  const make = createMake(story.id, at, draw);
  const own = story.facts(make);
  const facts: Facts = {
    ...callerFacts(customerNumber),
    company: make.pick('company', COMPANIES[story.trade]),
    agent: spokenAgentName(agentName),
    reference: own[story.reference ?? ''] ?? make.code('reference', '@#-####'),
    ...own,
  };
  const where = story.where ?? PLACES[Math.floor(draw('where') * PLACES.length)] ?? 'elsewhere';
  return { at, draw, greeting, facts, temper: drawTemper(draw('temper'), success), where };
}

/**
 * What the agent calls itself after "this is": a role has no article of its own.
 *
 * A heuristic over the words that agents are commonly named with; a field for the spoken name would be surer.
 *
 * @example
 * spokenAgentName('Ava'); // 'Ava'
 * spokenAgentName('Support'); // 'the Support team'
 */
function spokenAgentName(agentName: string): string {
  const words = agentName.trim().split(/\s+/);
  const last = (words.at(-1) ?? '').toLowerCase();
  if (last === '') return 'the assistant';
  if (words[0]?.toLowerCase() === 'the') return agentName.trim();
  if (POSTS.has(last)) return `the ${agentName.trim()}`;
  return words.some((word) => DEPARTMENTS.has(word.toLowerCase()))
    ? `the ${agentName.trim()} team`
    : agentName.trim();
}

const PLACES: readonly Whereabouts[] = ['home', 'home', 'home', 'car', 'street', 'elsewhere'];

const POSTS = new Set([
  'agent',
  'assistant',
  'bot',
  'caller',
  'concierge',
  'desk',
  'line',
  'receptionist',
  'team',
]);

const DEPARTMENTS = new Set([
  ...[
    'accounts',
    'billing',
    'booking',
    'bookings',
    'collections',
    'dispatch',
    'feedback',
    'helpdesk',
    'reception',
  ],
  ...['reservations', 'sales', 'scheduling', 'service', 'support', 'survey', 'surveys'],
]);

/** A call that comes to nothing has an angry party more often. */
function drawTemper(drawn: number, success: boolean): number {
  const [warm, brisk] = success ? [0.5, 0.85] : [0.3, 0.65];
  if (drawn < warm) return 0;
  return drawn < brisk ? 1 : 2;
}
