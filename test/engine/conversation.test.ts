import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createConversation } from '../../src/engine/conversation/conversation.ts';
import { createMemory } from '../../src/engine/conversation/memory.ts';
import type { Observation } from '../../src/engine/conversation/observation.ts';
import { type ConversationRules, DEFAULT_RULES } from '../../src/engine/conversation/rules.ts';

const ALL: ConversationRules = {
  ...DEFAULT_RULES,
  ...{ polls: { most: 3, every: 1000 }, stopsWhenOver: 0, pages: 'whole', retries: 10_000 },
};
const TIMER = {};

function seen(facts: Partial<Observation> & { readonly like: string }): Observation {
  const { like, ...rest } = facts;
  return {
    ...{ requestId: '1', provider: 'p', operation: 'getThing', method: 'GET', path: `/things/${like}` },
    ...{ at: 0, answeredAt: 0, timer: TIMER, status: 200, wasTold: true, retryAfter: undefined },
    ...{ reads: 'id', page: undefined, cursor: undefined, isForeignList: false, hasIdempotencyKey: false },
    isFinal: () => false,
    credential: () => '',
    likeness: () => like,
    filters: () => '{}',
    ...rest,
  };
}

test('a memory holds what was touched last, and counts the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (touched) => {
      const memory = createMemory<{ readonly at: number }>(4);
      let forgotten = 0;
      let model: readonly number[] = [];
      touched.forEach((key, at) => {
        memory.set(String(key), { at });
        const next = [...model.filter((one) => one !== key), key];
        if (next.length > 4) forgotten += 1;
        model = next.slice(-4);
      });
      expect([memory.values().length, memory.forgotten]).toEqual([model.length, forgotten]);
      for (let key = 0; key < 10; key += 1) {
        expect(memory.get(String(key)) !== undefined).toBe(model.includes(key));
      }
    }),
  );
});

test('however many resources, walks and cursors there are, so many are remembered and the others counted', () => {
  const conversation = createConversation(10);
  for (let n = 0; n < 500; n += 1) {
    const page = { index: 1, hasMore: true, cursor: `c${n}` };
    conversation.observe(seen({ like: `r${n}`, at: n }), ALL);
    conversation.observe(seen({ like: `l${n}`, at: n, reads: undefined, page, filters: () => `${n}` }), ALL);
    const refused = { status: 429, retryAfter: 60_000, method: 'POST', reads: undefined };
    conversation.observe(seen({ like: `w${n}`, at: n, answeredAt: n, ...refused }), ALL);
    conversation.observe(seen({ like: `s${n}`, at: n, method: 'POST', reads: undefined }), ALL);
  }
  expect(conversation.openWalks()).toHaveLength(10);
  expect(conversation.forgotten).toBeGreaterThanOrEqual(5 * 490);
});

test('a cursor that was forgotten is not called a forgery', () => {
  const conversation = createConversation(2);
  const list = { like: 'l', reads: undefined };
  const sent = { parameter: 'cursor', sent: 'c0', outcome: 'refused' } as const;
  const forged = { ...list, status: 422, cursor: { ...sent, sent: 'mine' } };
  const codes = (facts: typeof forged): readonly string[] =>
    conversation.observe(seen(facts), DEFAULT_RULES).map(({ code }) => code);
  expect(codes(forged)).toEqual(['cursor-forged']);
  for (let n = 0; n < 3; n += 1) {
    const page = { index: 1, hasMore: true, cursor: `c${n}` };
    conversation.observe(
      seen({ ...list, page, cursor: { ...sent, sent: undefined, outcome: 'taken' } }),
      ALL,
    );
  }
  expect(codes({ ...forged, cursor: sent })).toEqual([]);
});

test('which polls are too many, too fast and too late follows from their instants alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3000 }), isFinal: fc.boolean() }), {
        maxLength: 12,
      }),
      (polls) => {
        const conversation = createConversation();
        let at = 0;
        let sawOpen = false;
        let finalAt: number | undefined;
        polls.forEach(({ wait, isFinal }, index) => {
          at += wait;
          const codes = conversation
            .observe(seen({ like: 'one', at, answeredAt: at, isFinal: () => isFinal }), ALL)
            .map(({ code }) => code);
          if (!isFinal) sawOpen = true;
          const isAfterEnd = finalAt !== undefined;
          if (isFinal && sawOpen) finalAt ??= index;
          expect(codes).toEqual([
            ...(index >= 3 ? ['poll-count'] : []),
            ...(index > 0 && wait < 980 ? ['poll-rate'] : []),
            ...(isAfterEnd ? ['poll-after-end'] : []),
          ]);
        });
      },
    ),
  );
});

test('a rewind lets go of what came after it', () => {
  const conversation = createConversation();
  const once: ConversationRules = { ...DEFAULT_RULES, polls: { most: 1, every: null } };
  conversation.observe(seen({ like: 'early', at: 10 }), once);
  conversation.observe(seen({ like: 'late', at: 20 }), once);
  conversation.rewind(15);
  expect(conversation.observe(seen({ like: 'late', at: 16 }), once)).toEqual([]);
  expect(conversation.observe(seen({ like: 'early', at: 16 }), once)).toHaveLength(1);
});
