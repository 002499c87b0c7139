import { startRun } from 'ringback/testing';

/** One mock for all workers of the run. */
export default async () => {
  globalThis.stopRingback = await startRun({ providers: ['voiceos'] });
};
