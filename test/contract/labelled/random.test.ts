import { afterAll, expect, test } from '@jest/globals';
import { violationKey } from '../../../src/report/evidence.ts';
import type { Violation } from '../../../src/report/violation.ts';
import { BUNDLED, readSpec } from '../support/contracts.ts';
import { createRandom, createRequestMaker } from '../support/random-requests.ts';
import { createLabelBench } from './bench.ts';
import { parseCurl } from './shell-words.ts';

const bench = createLabelBench();
afterAll(() => bench.close());

function keysOf(violations: readonly Violation[]): readonly string[] {
  return violations.map((one) => violationKey({ ...one, rule: one.rule?.pointer ?? '' })).sort();
}

/** A member that would reach into the prototype is dropped before it is kept, and an address that is too long is cut. */
function isRepeatable(target: string, found: readonly Violation[]): boolean {
  const isKept = found.every(({ pointer }) => !/__proto__|constructor|prototype/.test(pointer));
  return isKept && target.length < 3500;
}

test.each(BUNDLED)(
  'whatever is wrong with a request to %s, its command shows the same again',
  async (provider) => {
    const make = createRequestMaker(readSpec(provider), createRandom(5));
    let broken = 0;
    for (let count = 0; count < 250; count += 1) {
      const { method, path, query, headers, body } = make();
      const target = `/${provider}${path}${query === '' ? '' : `?${query}`}`;
      const found = await bench.send(provider, {
        ...{ method, target, headers: { ...headers } },
        body: Buffer.from(body).toString('utf8'),
      });
      const [first] = found;
      if (!first || !isRepeatable(target, found)) continue;
      broken += 1;
      for (const { rule, code, operation } of found) {
        if (code !== 'encoding' && operation !== null)
          expect({ target, code, rule }).toMatchObject({ rule: { line: expect.any(Number) } });
      }
      const again = await bench.send(provider, parseCurl(first.first?.curl ?? ''));
      expect({ target, curl: first.first?.curl, found: keysOf(again) }).toEqual({
        ...{ target, curl: first.first?.curl },
        found: keysOf(found),
      });
    }
    expect(broken).toBeGreaterThan(60);
  },
);
