import { afterAll, expect, test } from '@jest/globals';
import { BUNDLED, readSpec } from '../support/contracts.ts';
import { createRandom, createValidRequestMaker } from '../support/random-requests.ts';
import { createLabelBench } from './bench.ts';

const bench = createLabelBench();
afterAll(() => bench.close());

test.each(BUNDLED)('150 valid requests to %s give no violation and no note', async (provider) => {
  // A cursor is good only as an answer gave it.
  const make = createValidRequestMaker(readSpec(provider), createRandom(11), (name) => name !== 'cursor');
  for (let count = 0; count < 150; count += 1) {
    const { method, path, query, headers, body } = make();
    const target = `/${provider}${path}${query === '' ? '' : `?${query}`}`;
    const found = await bench.send(provider, {
      ...{ method, target, headers: { ...headers } },
      body: Buffer.from(body).toString('utf8'),
    });
    expect({ target, found: found.map(({ message }) => message) }).toEqual({ target, found: [] });
  }
});
