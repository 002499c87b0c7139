import { isObject, type JsonObject } from '../../src/core/json.ts';
import { type EchoMembers, echoMembers } from '../voice/echo.ts';

/** One way to speak or to listen: what it declares, and what it is when a request does not say. */
interface Alternative {
  readonly members: EchoMembers;
  readonly defaults: JsonObject & { readonly provider: string };
}

type Alternatives = Readonly<Record<string, Alternative>>;

const CREDENTIAL = { provider: 'all', credential_id: 'all' } as const;

/** By provider; the first is the one that is meant where nothing says which. */
const VOICES: Alternatives = {
  playht: {
    members: {
      ...CREDENTIAL,
      ...{ model: 'all', speed: 'all', temperature: 'all', text_guidance: 'all', style_guidance: 'all' },
    },
    defaults: { provider: 'playht', speed: 1 },
  },
  azure: {
    members: { ...CREDENTIAL, model: 'all', pitch: 'all', rate: 'all' },
    defaults: { provider: 'azure', pitch: 0, rate: 0 },
  },
  elevenlabs: {
    members: {
      ...CREDENTIAL,
      ...{ voice_id: 'all', model_id: 'all', optimize_latency: 'all', use_speaker_boost: 'all' },
      ...{ similarity_boost: 'all', stability: 'all' },
    },
    defaults: {
      ...{ provider: 'elevenlabs', model_id: 'eleven_turbo_v2', optimize_latency: 3 },
      ...{ use_speaker_boost: false, similarity_boost: 0.5, stability: 0.5 },
    },
  },
  rime: {
    members: { ...CREDENTIAL, speaker: 'all', speed_alpha: 'all', reduce_latency: 'all' },
    defaults: { provider: 'rime', speed_alpha: 1, reduce_latency: false },
  },
  deepgram: { members: { ...CREDENTIAL, model: 'all' }, defaults: { provider: 'deepgram' } },
};

const TRANSCRIBERS: Alternatives = {
  deepgram: {
    members: { ...CREDENTIAL, model: 'all', language: 'all', keywords: { each: 'all' } },
    defaults: { provider: 'deepgram', model: 'nova-2', language: 'en', keywords: [] },
  },
  azure: {
    members: { ...CREDENTIAL, languages: { each: 'all' } },
    defaults: { provider: 'azure', languages: ['en-US'] },
  },
};

/** The voice of an agent that was set up without one. */
const DEFAULT_VOICE: JsonObject = { provider: 'elevenlabs', voice_id: '21m00Tcm4TlvDq8ikWAM' };

/** A voice as answers show it. */
export function resolveVoice(sent: unknown): JsonObject {
  return resolve(VOICES, isObject(sent) ? (sent as JsonObject) : DEFAULT_VOICE);
}

/** A transcriber as answers show it. */
export function resolveTranscriber(sent: unknown): JsonObject {
  return resolve(TRANSCRIBERS, isObject(sent) ? (sent as JsonObject) : {});
}

/** The provider of a voice as answers show it. */
export function voiceProviderOf(sent: unknown): string {
  return chooseAlternative(VOICES, isObject(sent) ? (sent as JsonObject) : DEFAULT_VOICE).defaults.provider;
}

/** The provider of a transcriber as answers show it. */
export function transcriberProviderOf(sent: unknown): string {
  return chooseAlternative(TRANSCRIBERS, isObject(sent) ? (sent as JsonObject) : {}).defaults.provider;
}

/** What was sent, of what its provider declares, over that provider's defaults. */
function resolve(alternatives: Alternatives, sent: JsonObject): JsonObject {
  const { members, defaults } = chooseAlternative(alternatives, sent);
  // A provider that nobody knows is not shown: the likeliest stands for it.
  return { ...defaults, ...echoMembers(sent, members), provider: defaults.provider };
}

/** The one that a provider names; where it names none, the likeliest. */
function chooseAlternative(alternatives: Alternatives, sent: JsonObject): Alternative {
  const { provider } = sent;
  const named =
    typeof provider === 'string' && Object.hasOwn(alternatives, provider)
      ? alternatives[provider]
      : undefined;
  return named ?? likeliest(Object.values(alternatives), sent);
}

/** Where no provider is named, the one that declares most of what was sent; the first among equals. */
function likeliest(alternatives: readonly Alternative[], sent: JsonObject): Alternative {
  const count = ({ members }: Alternative): number => Object.keys(echoMembers(sent, members)).length;
  return alternatives.reduce((best, next) => (count(next) > count(best) ? next : best));
}
