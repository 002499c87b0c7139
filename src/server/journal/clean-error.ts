import { Buffer } from 'node:buffer';
import type { Contract } from '../../contract/contract.ts';
import type { Incoming } from '../message.ts';
import { redactHeaders, redactJson, redactPath, redactQuery } from './redact.ts';
import { type SecretRules, secretRulesOf } from './secret-rules.ts';
import { createSecretValues } from './secret-values.ts';

/** An error of ours as a log may have it: its message and its stack may quote the request that it was met with. */
export function cleanError(error: unknown, incoming: Incoming, contracts: Iterable<Contract>): Error {
  const values = createSecretValues();
  for (const contract of contracts) {
    for (const id of [null, ...contract.operations.map((one) => one.id)]) {
      readSecrets(incoming, secretRulesOf(contract, id), (value) => values.add(value));
    }
  }
  const { message, stack } = wordsOf(error);
  const clean = new Error(values.scrubQuote(message));
  clean.stack = values.scrubQuote(stack);
  return clean;
}

/** Not asked with `instanceof`: a test runner has an Error of its own. */
function wordsOf(error: unknown): { readonly message: string; readonly stack: string } {
  if (typeof error !== 'object' || error === null) return { message: String(error), stack: String(error) };
  const message = 'message' in error ? String(error.message) : 'an object was thrown';
  return { message, stack: 'stack' in error ? String(error.stack) : message };
}

function readSecrets(
  { target, headers, body }: Incoming,
  rules: SecretRules,
  onSecret: (value: string) => void,
): void {
  const mark = target.indexOf('?');
  redactHeaders(headers, rules, onSecret);
  redactPath(mark < 0 ? target : target.slice(0, mark), rules, onSecret);
  if (mark >= 0) redactQuery(target.slice(mark + 1), rules, onSecret);
  if (body.kind !== 'bytes' || body.bytes.length === 0) return;
  const text = Buffer.from(body.bytes).toString('utf8');
  try {
    redactJson(JSON.parse(text), rules, onSecret);
  } catch {
    redactQuery(text, rules, onSecret);
  }
}
