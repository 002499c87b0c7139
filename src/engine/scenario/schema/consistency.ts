import * as z from 'zod';
import { type ConsistencyRule, CURSOR_SEMANTICS } from '../consistency.ts';
import { duration, oneOrMore } from './values.ts';

const rule = z
  .strictObject({
    on: oneOrMore.prefault('*'),
    provider: oneOrMore.optional(),
    listLag: duration.default(0),
    readLag: duration.default(0),
    cursors: z.enum(CURSOR_SEMANTICS).default('keyset'),
    cursorLife: duration.optional(),
    listMax: z.int().min(1).max(100_000).optional(),
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
