import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';
import { type Agent, type AgentSettings, DEFAULT_SETTINGS } from '../voice/agent.ts';
import { promptOf } from '../voice/agent-words.ts';

/** A day: a conversation without a limit of its own still ends. */
const UNLIMITED_MS = 86_400_000;

const DEFAULT_VOICE: JsonObject = {
  provider: 'elevenlabs',
  voice_id: '21m00Tcm4TlvDq8ikWAM',
  model_id: 'eleven_turbo_v2',
  optimize_latency: 3,
};
const DEFAULT_LANGUAGE_MODEL: JsonObject = {
  provider: 'openai',
  model: 'gpt-3.5-turbo',
  tools: [],
  temperature: 0,
  max_tokens: 300,
};
const DEFAULT_TRANSCRIBER: JsonObject = {
  provider: 'deepgram',
  model: 'nova-2',
  language: 'en',
  keywords: [],
};

/** What each part of a configuration declares; nothing else is kept. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  voice: [
    ...[
      'provider',
      'credential_id',
      'model',
      'speed',
      'temperature',
      'text_guidance',
      'style_guidance',
      'pitch',
    ],
    ...[
      'rate',
      'voice_id',
      'model_id',
      'optimize_latency',
      'use_speaker_boost',
      'similarity_boost',
      'stability',
    ],
    ...['style', 'volume', 'reduce_latency'],
  ],
  language_model: ['provider', 'credential_id', 'model', 'tools', 'temperature', 'max_tokens'],
  transcriber: ['provider', 'credential_id', 'model', 'language', 'languages', 'keywords'],
};

/** A configuration as answers show it: what was sent, with the defaults filled in. */
export function resolveAgentConfig(sent: JsonObject): JsonObject {
  return {
    ...copyIfSent(sent, 'initial_message'),
    ...copyIfSent(sent, 'prompt'),
    voice: resolveVoice(sent.voice),
    language_model: { ...DEFAULT_LANGUAGE_MODEL, ...pickMembers('language_model', sent.language_model) },
    transcriber: resolveTranscriber(sent.transcriber),
    max_duration_seconds: sent.max_duration_seconds === undefined ? 600 : sent.max_duration_seconds,
    webhooks: Array.isArray(sent.webhooks) ? sent.webhooks : [],
    hooks: Array.isArray(sent.hooks) ? sent.hooks : [],
    metadata: isObject(sent.metadata) ? (sent.metadata ?? {}) : {},
  };
}

/** The configuration of an agent that the scenario knows, or that stands in for one it does not. */
export function configOfAgent(agent: Agent): JsonObject {
  return resolveAgentConfig({ prompt: promptOf(agent) });
}

/** What a call's course and costs depend on. */
export function settingsOfConfig(sent: JsonObject): Partial<AgentSettings> {
  const config = resolveAgentConfig(sent);
  const { max_duration_seconds: seconds, initial_message: greeting, prompt } = config;
  return {
    greeting: typeof greeting === 'string' && greeting !== '' ? greeting : undefined,
    maxDurationMs:
      typeof seconds === 'number' && seconds > 0 ? Math.min(seconds * 1000, UNLIMITED_MS) : UNLIMITED_MS,
    voice: providerOf(config.voice, DEFAULT_SETTINGS.voice),
    transcriber: providerOf(config.transcriber, DEFAULT_SETTINGS.transcriber),
    model: modelOf(config.language_model),
    promptLength: typeof prompt === 'string' ? prompt.length : DEFAULT_SETTINGS.promptLength,
  };
}

function resolveVoice(sent: Json | undefined): JsonObject {
  const voice = pickMembers('voice', sent);
  switch (voice.provider) {
    case undefined:
      return 'voice_id' in voice || Object.keys(voice).length === 0
        ? { ...DEFAULT_VOICE, ...voice }
        : { provider: 'playht', speed: 1, ...voice };
    case 'elevenlabs':
      return { ...DEFAULT_VOICE, ...voice };
    case 'playht':
      return { speed: 1, ...voice };
    default:
      return voice;
  }
}

function resolveTranscriber(sent: Json | undefined): JsonObject {
  const transcriber = pickMembers('transcriber', sent);
  if (transcriber.provider === 'azure') return { languages: ['en-US'], ...transcriber };
  return { ...DEFAULT_TRANSCRIBER, ...transcriber };
}

function pickMembers(part: string, sent: Json | undefined): JsonObject {
  if (!isObject(sent)) return {};
  const declared = MEMBERS[part] ?? [];
  return Object.fromEntries(Object.entries(sent).filter(([member]) => declared.includes(member)));
}

function copyIfSent(sent: JsonObject, member: string): JsonObject {
  const value = sent[member];
  return value === undefined ? {} : { [member]: value };
}

function providerOf(part: Json | undefined, fallback: string): string {
  return isObject(part) && typeof part.provider === 'string' ? part.provider : fallback;
}

function modelOf(part: Json | undefined): string {
  return isObject(part) && typeof part.model === 'string' ? part.model : DEFAULT_SETTINGS.model;
}
