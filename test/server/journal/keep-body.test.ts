import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/server/exchange.ts';
import { holdResponseBody } from '../../../src/server/journal/hold-body.ts';
import type { JournalBody } from '../../../src/server/journal/journal.ts';
import { keepResponseBody } from '../../../src/server/journal/keep-body.ts';
import type { SecretRules } from '../../../src/server/journal/secret-rules.ts';
import { createSecretValues, type SecretValues } from '../../../src/server/journal/secret-values.ts';
import { rulesWith } from './support/rules.ts';

const SECRETS = ['rb-first-credential', 'rb-second"one', `rb-long-${'Zq8'.repeat(900)}`];
const KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';

function valuesOf(secrets: readonly string[]): SecretValues {
  const values = createSecretValues();
  for (const secret of secrets) values.add(secret);
  return values;
}

function answerOf(piece: Uint8Array, source: Answer['source'] = 'model'): Answer {
  // Nothing else of an answer is looked at.
  const facts: Partial<Answer> = { headers: { 'content-type': 'application/json' }, body: [piece], source };
  return facts as Answer;
}

function keepOf(answer: Answer, rules: SecretRules, values: SecretValues): JournalBody {
  const held = holdResponseBody(answer, rules, true);
  return keepResponseBody(held, rules, values, answer.source === 'contract');
}

function shown({ bytes, length, isJson }: JournalBody): readonly unknown[] {
  return [Buffer.from(bytes).toString('utf8'), length, isJson];
}

const texts = fc.oneof(
  fc.constantFrom(...SECRETS, KEY, 'harmless'),
  // So that what follows stands about the bound of what is kept.
  fc.integer({ min: 7000, max: 8300 }).map((length) => 'x'.repeat(length)),
);
const bodies = fc.record({
  said: fc.array(texts, { maxLength: 4 }),
  password: fc.option(fc.constant('own-password'), { nil: undefined }),
});
const senders = fc.array(fc.subarray(SECRETS), { minLength: 1, maxLength: 6 });

test('who asked before makes no difference to what is kept of the same answer, and no sender’s secret is kept', () => {
  const rules = rulesWith({});
  fc.assert(
    fc.property(bodies, senders, (body, asked) => {
      const piece = Buffer.from(JSON.stringify(body));
      for (const secrets of asked) {
        const kept = keepOf(answerOf(piece), rules, valuesOf(secrets));
        const alone = keepOf(answerOf(Buffer.from(piece)), rules, valuesOf(secrets));
        expect(shown(kept)).toEqual(shown(alone));
        const text = Buffer.from(kept.bytes).toString('utf8');
        for (const secret of [...secrets, KEY, 'own-password']) {
          // Nor the beginning of one that the bound cuts.
          expect(text).not.toContain(JSON.stringify(secret).slice(1, 13));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('credentials that do not stand in an answer change nothing of what is shared', () => {
  const rules = rulesWith({});
  for (const body of [{ a: 1 }, { token: 'abc' }, { said: KEY }, { said: 'x'.repeat(9000) }]) {
    const answer = answerOf(Buffer.from(JSON.stringify(body)));
    const first = keepOf(answer, rules, valuesOf([SECRETS[0] ?? '']));
    expect(keepOf(answer, rules, valuesOf([SECRETS[1] ?? '']))).toBe(first);
    expect(keepOf(answer, rules, valuesOf([]))).toBe(first);
  }
});

test('a refusal is nobody else’s: it may quote the beginning of a secret', () => {
  const rules = rulesWith({});
  const piece = Buffer.from('{"message":"\\"rb-first-cr…\\" is none"}');
  keepOf(answerOf(piece), rules, valuesOf([]));
  const kept = keepOf(answerOf(piece, 'contract'), rules, valuesOf(SECRETS.slice(0, 2)));
  expect(Buffer.from(kept.bytes).toString('utf8')).not.toContain('rb-first');
});
