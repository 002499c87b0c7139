import { expect, test } from '@jest/globals';
import { isSlip } from '../../src/core/did-you-mean.ts';

test.each([
  ['agentId', 'agent_id', true],
  ['outbound-cal', 'outbound-call', true],
  ['converastions', 'conversations', true],
  ['products', 'projects', false],
  ['rating_max', 'rating_min', false],
  ['to', 'do', false],
  ['', 'id', false],
])('%s is a slip of %s: %s', (word, known, expected) => {
  expect(isSlip(word, known)).toBe(expected);
});
