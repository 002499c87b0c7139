import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import type { Contract, Operation } from '../../src/contract/contract.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { createPrism } from '../../src/contract/prism/client.ts';

const prism = createPrism();
afterAll(() => prism.close());

test('the example of VoiceOS’s list fits our spec', () => {
  expect(checkResponse('voiceos', 'listConversations', exampleOf('voiceos-list-conversations'))).toEqual([]);
});

test('the example answer of VoiceOS’s create fits our spec', () => {
  const [, answer] = examplesOf('voiceos-create-phone-call');
  expect(checkResponse('voiceos', 'createPhoneCall', answer)).toEqual([]);
});

test('the example body of VoiceOS’s create is a valid request', () => {
  const [body] = examplesOf('voiceos-create-phone-call');
  const contract = contractOf('voiceos');
  const check = contract.check(
    operationOf(contract, 'createPhoneCall'),
    {},
    {
      method: 'POST',
      path: '/conversations/create_phone_call',
      query: '',
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(body)),
    },
  );
  expect(check).toMatchObject({ kind: 'valid', notes: [] });
});

test('the example of Ovia’s list fits our spec, but for the direction that it leaves out against its own text', () => {
  const example = exampleOf('ovia-list-calls');
  const findings = checkResponse('ovia', 'listCalls', example);
  expect(findings.map(({ code, pointer }) => ({ code, pointer }))).toEqual([
    { code: 'required', pointer: '/0/direction' },
  ]);
  const completed = (example as readonly object[]).map((call) => ({ ...call, direction: 'inbound' }));
  expect(checkResponse('ovia', 'listCalls', completed)).toEqual([]);
});

test('every query parameter that a seed document names is declared', () => {
  const named = {
    voiceos: ['status', 'created_before', 'created_after', 'index', 'limit'],
    voiceable: [
      'agent_id',
      'call_successful',
      'call_start_before_unix',
      'call_start_after_unix',
      'user_id',
      'summary_mode',
      'page_size',
      'cursor',
    ],
  };
  for (const [provider, names] of Object.entries(named)) {
    for (const name of names) {
      expect(readFileSync(new URL(`../../specs/${provider}.yaml`, import.meta.url), 'utf8')).toContain(
        `name: ${name}\n`,
      );
    }
  }
});

function checkResponse(provider: string, operation: string, body: unknown) {
  const contract = contractOf(provider);
  return contract.checkResponse(operationOf(contract, operation), 200, body);
}

function contractOf(provider: string): Contract {
  const text = readFileSync(new URL(`../../specs/${provider}.yaml`, import.meta.url), 'utf8');
  return createContract({ provider, text, defaultBasis: 'seed', prism });
}

function operationOf({ operations }: Contract, id: string): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (!operation)
    throw new Error(`Failed to find operation "${id}": the spec has none. Name one that it has.`);
  return operation;
}

function exampleOf(document: string): unknown {
  return examplesOf(document)[0];
}

/** The JSON blocks of a seed document, with their placeholders filled in. */
function examplesOf(document: string): readonly unknown[] {
  const text = readFileSync(new URL(`../seeds/${document}.txt`, import.meta.url), 'utf8');
  const examples: unknown[] = [];
  for (let at = text.search(/^[[{]|'\{/m); at >= 0; ) {
    const start = text[at] === "'" ? at + 1 : at;
    const end = endOfJson(text, start);
    examples.push(JSON.parse(text.slice(start, end), fill));
    const next = text.slice(end).search(/^[[{]|'\{/m);
    at = next < 0 ? -1 : end + next;
  }
  return examples;
}

/** Where the brackets that open at `start` are closed; the examples have none inside strings. */
function endOfJson(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{' || text[at] === '[') depth += 1;
    if (text[at] === '}' || text[at] === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error('Failed to read the example: its brackets do not close. Look at the seed document.');
}

function fill(member: string, value: unknown): unknown {
  if (value !== '<string>') return value;
  if (member.endsWith('_number')) return '+14155550100';
  return member === 'url' ? 'https://example.com/hook' : 'text';
}
