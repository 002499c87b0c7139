import { afterAll, expect, test } from '@jest/globals';
import type { Check, Contract } from '../../src/contract/contract.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { createPrism } from '../../src/contract/prism/client.ts';
import type { MockRequest } from '../../src/core/exchange.ts';
import { BUNDLED, readSpec } from './support/contracts.ts';
import { createRandom, createRequestMaker } from './support/random-requests.ts';

// So many together, over all specs. The thread answers them in the time that making them takes.
const REQUESTS = 50_000;
const AT_ONCE = 400;

const prism = createPrism({ maxTasks: AT_ONCE, deadlineMs: 20_000 });
let lost = 0;
const counting: typeof prism = {
  ...prism,
  ask: async (spec, task) => {
    const outcome = await prism.ask(spec, task);
    if (outcome.kind === 'lost') lost += 1;
    return outcome;
  },
};
afterAll(() => prism.close());

/** How the checker and Prism disagree about a request; undefined where they do not. */
async function disagreement(contract: Contract, request: MockRequest): Promise<string | undefined> {
  const match = contract.match(request.method, request.path);
  if (match.kind !== 'operation') throw new Error(`${request.path} is ${match.kind}`);
  const check: Check = contract.check(match.operation, match.path, request);
  const explained = await contract.explain(match.operation, match.path, request);
  const own = check.kind === 'ask' ? check.findings : [];
  const differing = [
    ...explained.filter((one) => !own.includes(one)).map((one) => `Prism alone: ${one.message}`),
    ...own.filter((one) => !explained.includes(one)).map((one) => `we alone: ${one.message}`),
  ];
  if (differing.length === 0) return undefined;
  const body = new TextDecoder().decode(request.body);
  return `${match.operation.id} ${request.path}?${request.query} ${body}: ${differing.join(' ')}`;
}

test.each(BUNDLED.map((name, index) => [name, index] as const))(
  'of generated requests to %s, Prism refuses what the checker refuses, but for the rows of docs/prism-faults.md',
  async (name, index) => {
    const text = readSpec(name);
    const contract = createContract({ provider: name, text, defaultBasis: 'seed', prism: counting });
    const make = createRequestMaker(text, createRandom(20_260_101 + index));
    const tally = { valid: 0, refused: 0 };
    const found: string[] = [];
    for (let done = 0; done < REQUESTS / BUNDLED.length; done += AT_ONCE) {
      const requests = Array.from({ length: AT_ONCE }, make);
      for (const request of requests) {
        const match = contract.match(request.method, request.path);
        if (match.kind !== 'operation') continue;
        tally[contract.check(match.operation, match.path, request).kind === 'valid' ? 'valid' : 'refused'] +=
          1;
      }
      const all = await Promise.all(requests.map((request) => disagreement(contract, request)));
      found.push(...all.filter((one) => one !== undefined));
    }
    expect(found.slice(0, 5)).toEqual([]);
    expect(lost).toBe(0);
    // The requests are worth something only while both kinds are among them.
    expect(Math.min(tally.valid, tally.refused)).toBeGreaterThan(REQUESTS / BUNDLED.length / 8);
  },
  90_000,
);
