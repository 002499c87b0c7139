import type { CallMoment } from '../voice/moments.ts';

/**
 * The moments of a call at which one of VoiceOS's events comes; none for a name that is no event. The vendor names its
 * events and says no more (decided): `message:generated` is a message of the agent's, `message:sent` one of either
 * side, `conversation:duration` comes at each full minute of talk, and `function_call:triggered` never, as no call of
 * the mock's calls a function.
 */
export function momentsOfEvent(event: string): readonly CallMoment[] {
  return Object.hasOwn(MOMENTS_OF_EVENTS, event) ? (MOMENTS_OF_EVENTS[event] ?? []) : [];
}

/** Every event, and its moments. */
export const MOMENTS_OF_EVENTS: Readonly<Record<string, readonly CallMoment[]>> = {
  'phone_call:connection_requested': ['requested'],
  'phone_call:rejected': ['rejected'],
  'phone_call:accepted': ['answered'],
  'function_call:triggered': [],
  'conversation:started': ['answered'],
  'conversation:ended': ['ended'],
  'conversation:duration': ['minute'],
  'speech:started': ['speech-started'],
  'speech:ended': ['speech-ended'],
  'message:sent': ['agent-message', 'user-message'],
  'message:generated': ['agent-message'],
};
