import type * as z from 'zod';
import type { fault } from '../scenario/schema/fault.ts';
import type { reply } from '../scenario/schema/reply.ts';

/** A reply as it is written: in a scenario, for the control API, in a test. */
export type ReplyDocument = z.input<typeof reply>;

/** A fault as it is written: in a scenario, for the control API, in a test. */
export type FaultDocument = z.input<typeof fault>;
