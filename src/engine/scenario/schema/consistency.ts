import * as z from 'zod';
import { type ConsistencyRule, CURSOR_SEMANTICS } from '../consistency.ts';
import { duration, oneOrMore } from './values.ts';

const rule = z
  .strictObject({
    on: oneOrMore.prefault('*').describe('The operations that it is for, by `operationId`; `"*"` for all.'),
    provider: oneOrMore.optional().describe('The providers that it is for; all without it.'),
    listLag: duration.prefault('0s').describe('How long after a create lists show it.'),
    readLag: duration
      .prefault('0s')
      .describe('How long after a create it is found by its id; 404 until then.'),
    cursors: z
      .enum(CURSOR_SEMANTICS)
      .default('keyset')
      .describe(
        'What a walk through pages sees: `keyset` goes on behind the last row seen, `snapshot` shows what was there at its first page, `offset` drifts with inserts.',
      ),
    cursorLife: duration.optional().describe('How long a cursor is good for; for ever without it.'),
    listMax: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('Rows that an unpaged list shows at most; the provider’s own without it.'),
  })
  .transform(
    ({ on, provider, cursorLife, listMax, ...rest }): ConsistencyRule => ({
      ...rest,
      on: on.includes('*') ? null : on,
      provider: provider ?? null,
      cursorLife: cursorLife ?? null,
      listMax,
    }),
  );

export const consistency = z.array(rule).max(100);
