import { expect, test } from '@jest/globals';
import { rulesInForce } from '../../../src/engine/conversation/rules.ts';
import { readRuleChoice } from '../../../src/server/conversation/rule-choice.ts';

test.each([
  [['polls=20'], { polls: { most: 20, every: null } }],
  [['polls=20', 'polls=1s'], { polls: { most: 20, every: 1000 } }],
  [['polls=20', 'polls=off'], { polls: null }],
  [['polls=5', 'polls=20'], { polls: { most: 20, every: null } }],
  [['stops-when-over'], { stopsWhenOver: 1 }],
  [['stops-when-over=0'], { stopsWhenOver: 0 }],
  [['retry-after=off', 'secrets=off'], { retryAfter: false, secrets: false }],
  [['pages=whole'], { pages: 'whole' }],
  [['pages=off'], { pages: null }],
  [['retries'], { retries: 10_000 }],
  [['retries=1m', 'acknowledges=5s'], { retries: 60_000, acknowledges: 5000 }],
  [[], {}],
])('%j is read', (texts, choice) => {
  expect(readRuleChoice(texts)).toEqual(choice);
});

test.each([
  [
    ['poll=20'],
    'Failed to read rule "poll": there is none of that name. Did you mean polls? Known are polls, ',
  ],
  [['polls'], 'Failed to read rule "polls=true": it takes no such value. Write 20, 1s or off.'],
  [['polls=often'], 'Failed to read rule "polls=often": it takes no such value. Write 20, 1s or off.'],
  [['polls=0'], 'Failed to read rule "polls=0": '],
  [['pages=2'], 'Failed to read rule "pages=2": it takes no such value. Write on, whole or off.'],
  [['acknowledges=5'], 'Failed to read rule "acknowledges=5": '],
  [['stops-when-over=soon'], 'Failed to read rule "stops-when-over=soon": '],
])('%j is refused with what may be written', (texts, message) => {
  expect(() => readRuleChoice(texts)).toThrow(message);
  expect(() => readRuleChoice(texts)).toThrow(expect.objectContaining({ code: 'RINGBACK_SERVE_RULE' }));
});

test('members that there are not are refused from a library as well', () => {
  // A program without types can say anything.
  const choice = { poll: 3 } as object;
  expect(() => readRuleChoice(choice)).toThrow('Failed to read rule "poll=3"');
});

test('rule by rule, the first choice that has it counts, then the default', () => {
  const rules = rulesInForce({ secrets: false }, { secrets: true, polls: { most: 3, every: null } });
  expect(rules).toMatchObject({ secrets: false, polls: { most: 3, every: null }, retryAfter: true });
});
