import type { CallView } from './call.ts';

/** Whether there is something to play: once a call that was answered has been analysed. */
export function isRecorded({ state, answeredAt }: CallView): boolean {
  return state === 'analysed' && answeredAt !== null;
}
