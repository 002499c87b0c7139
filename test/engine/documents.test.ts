import { expect, test } from '@jest/globals';
import type * as z from 'zod';
import type { ConversationDocument } from '../../src/engine/conversation/conversation-document.ts';
import type { FaultDocument, ReplyDocument } from '../../src/engine/rules/rule-documents.ts';
import { conversation } from '../../src/engine/scenario/schema/conversation.ts';
import { fault } from '../../src/engine/scenario/schema/fault.ts';
import { reply } from '../../src/engine/scenario/schema/reply.ts';

/** The same without `readonly`, which a schema's own type has not; any JSON is the same on both sides. */
type Plain<Value> = Value extends object
  ? { -readonly [Name in keyof Value]: Name extends 'body' | 'merge' ? 'json' : Plain<Value[Name]> }
  : Value;

/** True where either may stand for the other, and neither has a member that the other lacks. */
type Same<One, Other> = [Plain<One>, keyof One, Plain<Other>, keyof Other] extends [
  Plain<Other>,
  keyof Other,
  Plain<One>,
  keyof One,
]
  ? true
  : false;

// These are checked by the compiler: a schema that moves away from what is written out does not compile.
const isReply: Same<ReplyDocument, z.input<typeof reply>> = true;
const isFault: Same<FaultDocument, z.input<typeof fault>> = true;
const isConversation: Same<ConversationDocument, z.input<typeof conversation>> = true;

test('the documents that the package’s types write out are those that its schemas take', () => {
  const on: ReplyDocument & FaultDocument = { on: 'listConversations', nth: [1], status: 503 };
  expect([reply.safeParse(on).success, fault.safeParse(on).success]).toEqual([true, true]);
  expect(conversation.safeParse({ polls: 20 } satisfies ConversationDocument).success).toBe(true);
  expect([isReply, isFault, isConversation]).toEqual([true, true, true]);
});
