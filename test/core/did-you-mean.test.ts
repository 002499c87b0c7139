import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { didYouMean } from '../../src/core/did-you-mean.ts';

const OUTCOMES = ['answered', 'voicemail', 'no-answer', 'busy', 'failed'];

test.each([
  ['noanswer', 'no-answer'],
  ['no_answer', 'no-answer'],
  ['No-Answer', 'no-answer'],
  ['NO ANSWER', 'no-answer'],
  ['anwsered', 'answered'],
  ['anwser', undefined],
  ['bsuy', 'busy'],
  ['fail', 'failed'],
  ['mailbox', undefined],
  ['', undefined],
  ['--', undefined],
  ['x'.repeat(200), undefined],
])('of the outcomes, %p is taken for %p', (word, meant) => {
  expect(didYouMean(word, OUTCOMES)).toBe(meant);
});

test('a short word is not taken for another short word', () => {
  expect(didYouMean('to', ['on', 'id'])).toBeUndefined();
});

test('of two words, the nearer one is meant, and of two as near the first', () => {
  expect(didYouMean('quque', ['quote', 'queue'])).toBe('queue');
  expect(didYouMean('cat', ['car', 'can'])).toBe('car');
});

test('a word with one slip is taken for the word, whatever the slip', () => {
  const word = fc.stringMatching(/^[a-z]{6,20}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('swap', 'drop', 'double', 'wrong'), (known, at, slip) => {
      const index = at % (known.length - 1);
      const [before, one, two, after] = [
        known.slice(0, index),
        known[index],
        known[index + 1],
        known.slice(index + 2),
      ];
      const slips = {
        swap: `${before}${two}${one}${after}`,
        drop: `${before}${two}${after}`,
        double: `${before}${one}${one}${two}${after}`,
        wrong: `${before}9${two}${after}`,
      };
      expect(didYouMean(slips[slip], ['1234567', known])).toBe(known);
    }),
  );
});
