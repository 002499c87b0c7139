import * as z from 'zod';
import type { LifecycleRule } from '../scenario.ts';
import { callMatch } from './match.ts';
import { durations, outcomes, share, speakers, text, transcript } from './values.ts';

const lifecycleRule = z
  .strictObject({
    match: callMatch.prefault({}),
    queue: durations.optional(),
    ring: durations.optional(),
    talk: durations.optional(),
    analyse: durations.optional(),
    outcome: outcomes.optional(),
    hangUp: speakers.optional(),
    reason: text.optional(),
    success: share.optional(),
    transcript: transcript.optional(),
  })
  .transform(
    ({ match, queue, ring, talk, analyse, outcome, hangUp, ...rest }): LifecycleRule => ({
      ...{ match, queue, ring, talk, analyse, outcome },
      endedBy: hangUp,
      reason: rest.reason,
      success: rest.success,
      transcript: rest.transcript,
    }),
  );

export const lifecycle = z.array(lifecycleRule).max(1000);
