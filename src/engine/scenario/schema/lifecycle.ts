import * as z from 'zod';
import type { LifecycleRule } from '../scenario.ts';
import { callMatch } from './match.ts';
import { durations, outcomes, share, speakers, text, transcript } from './values.ts';

const lifecycleRule = z
  .strictObject({
    match: callMatch
      .prefault({})
      .describe(
        'The calls that it is for, by `from`, `to`, `agent`, `provider`, or a place of the request; all without it.',
      ),
    queue: durations.optional().describe('From creation to the first ring.'),
    ring: durations.optional().describe('From the first ring to the answer, or to giving up.'),
    talk: durations.optional().describe('From answer to hang-up.'),
    analyse: durations.optional().describe('From the end to the costs and the summary.'),
    outcome: outcomes.optional().describe('How the call goes: an outcome, or a map of weights.'),
    hangUp: speakers.optional().describe('Who hangs up: `agent`, `user`, or a map of weights.'),
    reason: text.optional().describe('Why a failed call failed.'),
    success: share.optional().describe('The share of the answered calls that reach their aim, from 0 to 1.'),
    transcript: transcript.optional().describe('What is said, line by line; generated without it.'),
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
