import { pickEven } from '../../src/core/distribution.ts';
import { drawAt, keyOf, type Seed } from '../../src/core/random.ts';
import { PERSONAS, type Persona, type Scenario } from '../../src/engine/scenario/scenario.ts';

/** A voice agent: who speaks for the account. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly persona: Persona;
}

/** Of an agent's answered calls, the share that reach their aim: drawn, where the scenario leaves it out. */
export function successOf({ scenario, seed }: { scenario: Scenario; seed: Seed }, agentId: string): number {
  const given = scenario.agents.find(({ id }) => id === agentId)?.success;
  return given ?? LEAST_SUCCESS + drawAt(keyOf(seed, 'success of agent', agentId)) * SUCCESS_SPREAD;
}

/** Agents are of unlike success: from three in five to nine in ten. */
const LEAST_SUCCESS = 0.6;
const SUCCESS_SPREAD = 0.3;

/** How many of a dataset's calls are an agent's, against the other agents' weights. */
export function weightOf({ agents }: Scenario, agentId: string): number {
  return agents.find(({ id }) => id === agentId)?.weight ?? 1;
}

/** How an agent is set up, as far as a call's course and costs depend on it. */
export interface AgentSettings {
  /** Undefined when the agent opens in its own words. */
  readonly greeting: string | undefined;
  /** What the prompt makes of the agent; undefined where that is what the agent is anyway. */
  readonly persona: Persona | undefined;
  readonly maxDurationMs: number;
  readonly voice: string;
  readonly transcriber: string;
  readonly model: string;
  /** Characters of the prompt: the model reads it at every turn. */
  readonly promptLength: number;
}

/** The agent of a request that names none. */
export const INLINE_AGENT = 'agent_inline';

/** An agent that nobody has set up. */
export const DEFAULT_SETTINGS: AgentSettings = {
  greeting: undefined,
  persona: undefined,
  maxDurationMs: 600_000,
  voice: 'elevenlabs',
  transcriber: 'deepgram',
  model: 'gpt-3.5-turbo',
  promptLength: 0,
};

const STAND_IN_NAMES = [
  'Avery',
  'Jordan',
  'Riley',
  'Morgan',
  'Casey',
  'Quinn',
  'Rowan',
  'Skyler',
  'Emerson',
  'Harper',
];

/** The agent with that id; for an id that the scenario does not know, a stand-in that is always the same. */
export function agentOf(scenario: Scenario, id: string): Agent {
  const known = scenario.agents.find((agent) => agent.id === id);
  if (known) return known;
  const key = keyOf('stand-in agent', id);
  const persona = PERSONAS.find((name) => id.toLowerCase().includes(name));
  return {
    id,
    name: pickEven(STAND_IN_NAMES, drawAt(key, 'name')),
    persona: persona ?? pickEven(PERSONAS, drawAt(key, 'persona')),
  };
}

/** The agent as a prompt of the call's own makes it: one that nobody knows, and is told nothing else, helps. */
export function promptedAgent(agent: Agent, isKnown: boolean, persona: Persona | undefined): Agent {
  return { ...agent, persona: persona ?? (isKnown ? agent.persona : 'support') };
}

/** The agents that a scenario's own calls are spread over: never none. */
export function agentsOf(scenario: Scenario): readonly Agent[] {
  return scenario.agents.length > 0 ? scenario.agents : [agentOf(scenario, 'agent_support')];
}
