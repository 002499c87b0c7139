import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';
import { onceFor } from '../../src/core/once-for.ts';
import type { Agent, AgentSettings } from '../voice/agent.ts';
import { promptOf } from '../voice/agent-words.ts';
import { type Echo, type EchoMembers, echo, echoMembers } from '../voice/echo.ts';
import type { CallMoment } from '../voice/moments.ts';
import { personaOfPrompt } from '../voice/persona-of-prompt.ts';
import { momentsOfEvent } from './events.ts';
import { resolveTranscriber, resolveVoice, transcriberProviderOf, voiceProviderOf } from './voice-config.ts';

/** A day: a conversation without a limit of its own still ends. */
const UNLIMITED_MS = 86_400_000;
const DEFAULT_MAX_SECONDS = 600;

const DEFAULT_MODEL = 'gpt-3.5-turbo';
const DEFAULT_LANGUAGE_MODEL: JsonObject = {
  provider: 'openai',
  model: DEFAULT_MODEL,
  tools: [],
  temperature: 0,
  max_tokens: 300,
};

const LANGUAGE_MODEL: EchoMembers = {
  ...{ provider: 'all', credential_id: 'all', model: 'all', temperature: 'all', max_tokens: 'all' },
  tools: {
    each: {
      members: {
        type: 'all',
        function: { members: { name: 'all', description: 'all', parameters: 'all' } },
      },
    },
  },
};
const WEBHOOKS: Echo = {
  each: {
    members: { events: { each: 'all' }, filter: 'all', url: 'all', method: 'all', headers: 'strings' },
  },
};
const HOOKS: Echo = {
  each: {
    members: {
      events: { each: 'all' },
      filter: 'all',
      instructions: { each: { members: { instruction: 'all' } } },
    },
  },
};

/** A configuration as answers show it: what was sent and is declared, with the defaults filled in. */
export const resolveAgentConfig = onceFor((sent: JsonObject): JsonObject => {
  const { initial_message: greeting, prompt, max_duration_seconds: seconds, language_model: model } = sent;
  return {
    ...((typeof greeting === 'string' || greeting === null) && { initial_message: greeting }),
    ...(typeof prompt === 'string' && { prompt }),
    voice: resolveVoice(sent.voice),
    language_model: {
      ...DEFAULT_LANGUAGE_MODEL,
      ...(isObject(model) && echoMembers(model as JsonObject, LANGUAGE_MODEL)),
    },
    transcriber: resolveTranscriber(sent.transcriber),
    max_duration_seconds: maxSecondsOf(seconds),
    webhooks: webhooksOfConfig(sent),
    hooks: withFilters(echo(sent.hooks, HOOKS)),
    metadata: echo(sent.metadata, 'strings') ?? {},
  };
});

/** The webhooks as answers show them: what was sent and is declared. */
export function webhooksOfConfig({ webhooks }: JsonObject): readonly Json[] {
  return withFilters(echo(webhooks, WEBHOOKS));
}

/** None is no limit; nor is one below a second, which real mode lets through. */
function maxSecondsOf(sent: Json | undefined): number | null {
  if (typeof sent === 'number') return sent >= 1 ? sent : null;
  return sent === null ? null : DEFAULT_MAX_SECONDS;
}

/** The configuration of an agent that the scenario knows, or that stands in for one it does not. */
export const configOfAgent = onceFor((agent: Agent): JsonObject => {
  return resolveAgentConfig({ prompt: promptOf(agent) });
});

/** What a call's course and costs depend on. */
export function settingsOfConfig(sent: JsonObject): Partial<AgentSettings> {
  const { initial_message: greeting, prompt, language_model: model } = sent;
  const seconds = maxSecondsOf(sent.max_duration_seconds);
  return {
    greeting: typeof greeting === 'string' && greeting !== '' ? greeting : undefined,
    persona: typeof prompt === 'string' ? personaOfPrompt(prompt) : undefined,
    maxDurationMs: typeof seconds === 'number' ? Math.min(seconds * 1000, UNLIMITED_MS) : UNLIMITED_MS,
    voice: voiceProviderOf(sent.voice),
    transcriber: transcriberProviderOf(sent.transcriber),
    model: isObject(model) && typeof model.model === 'string' ? model.model : DEFAULT_MODEL,
    promptLength: typeof prompt === 'string' ? prompt.length : 0,
  };
}

/** What the agent hangs up on, by its hooks. Their filters are shown again and not applied: the grammar is not published. */
export function hangUpsOfConfig(sent: JsonObject): readonly CallMoment[] {
  const { hooks } = sent;
  const events = listOf(hooks).flatMap((hook) =>
    listOf(hook.instructions).some(({ instruction }) => instruction === 'hang_up')
      ? namesOf(hook.events)
      : [],
  );
  return [...new Set(events.flatMap((event) => momentsOfEvent(event)))];
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item): item is JsonObject => isObject(item)) : [];
}

function namesOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Without a filter, webhooks and hooks have the one that lets everything through. */
function withFilters(entries: Json | undefined): readonly Json[] {
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: Json) => (isObject(entry) ? ({ filter: null, ...entry } as JsonObject) : entry));
}
