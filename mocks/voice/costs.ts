import { type MicroDollars, roundLine } from '../../src/core/money.ts';
import type { AgentSettings } from './agent.ts';
import type { Message } from './call.ts';

/** What a call used up. */
export interface Usage {
  /** Whole seconds from answer to hang-up, silence too; a begun second counts. */
  readonly seconds: number;
  /** Characters that the agent spoke. */
  readonly characters: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** A call's bill. Each line is rounded once, to four decimals of a dollar; a total is the sum of the lines shown. */
export interface Costs {
  readonly llm: MicroDollars;
  readonly stt: MicroDollars;
  readonly tts: MicroDollars;
  readonly telephony: MicroDollars;
  readonly platform: MicroDollars;
  readonly total: MicroDollars;
}

/** Millionths of a dollar a million tokens in, and out. */
const TOKEN_RATES: Readonly<Record<string, readonly [number, number]>> = {
  'gpt-3.5-turbo': [500_000, 1_500_000],
  'gpt-4': [30_000_000, 60_000_000],
  'gpt-4-turbo': [10_000_000, 30_000_000],
  'gpt-4o': [2_500_000, 10_000_000],
  'gpt-4o-mini': [150_000, 600_000],
};
const OTHER_TOKEN_RATE = [2_500_000, 10_000_000] as const;

/** Millionths of a dollar a thousand characters. */
const VOICE_RATES: Readonly<Record<string, number>> = {
  elevenlabs: 180_000,
  playht: 140_000,
  rime: 40_000,
  deepgram: 30_000,
  azure: 16_000,
};
const OTHER_VOICE_RATE = 100_000;

/** Millionths of a dollar a minute. */
const TRANSCRIBER_RATES: Readonly<Record<string, number>> = { deepgram: 4_300, azure: 16_700 };
const OTHER_TRANSCRIBER_RATE = 6_000;
const TELEPHONY_RATE = 14_000;
const PLATFORM_RATE = 50_000;

const CHARACTERS_A_TOKEN = 4;

/** What was used; the model reads the prompt and the whole history at each of the agent's turns. */
export function usageOf(messages: readonly Message[], talkMs: number, settings: AgentSettings): Usage {
  let history = tokensOf(settings.promptLength);
  let inputTokens = 0;
  let outputTokens = 0;
  let characters = 0;
  for (const { role, text } of messages) {
    const tokens = tokensOf(text.length);
    if (role === 'agent') {
      inputTokens += history;
      outputTokens += tokens;
      characters += text.length;
    }
    history += tokens;
  }
  return { seconds: Math.ceil(talkMs / 1000), characters, inputTokens, outputTokens };
}

/** The bill for a usage. A call that nobody answered used nothing and costs nothing, on every line. */
export function costsOf(usage: Usage, settings: AgentSettings): Costs {
  const [inputRate, outputRate] = rateOf(TOKEN_RATES, settings.model, OTHER_TOKEN_RATE);
  const llm = roundLine((usage.inputTokens * inputRate + usage.outputTokens * outputRate) / 1_000_000);
  const tts = roundLine((usage.characters * rateOf(VOICE_RATES, settings.voice, OTHER_VOICE_RATE)) / 1000);
  const transcriberRate = rateOf(TRANSCRIBER_RATES, settings.transcriber, OTHER_TRANSCRIBER_RATE);
  const stt = roundLine((usage.seconds * transcriberRate) / 60);
  const telephony = roundLine((usage.seconds * TELEPHONY_RATE) / 60);
  const platform = roundLine((usage.seconds * PLATFORM_RATE) / 60);
  return { llm, stt, tts, telephony, platform, total: llm + stt + tts + telephony + platform };
}

function rateOf<Rate>(rates: Readonly<Record<string, Rate>>, name: string, other: Rate): Rate {
  return Object.hasOwn(rates, name) ? (rates[name] ?? other) : other;
}

function tokensOf(characters: number): number {
  return Math.ceil(characters / CHARACTERS_A_TOKEN);
}
