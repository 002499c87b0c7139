import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generateTypes } from '../../tools/generate-clients.ts';

test.each(['voiceos', 'voiceable', 'elevenlabs', 'ovia', 'control'])(
  'the typed client of %s is that of its spec: npm run generate:clients',
  async (provider) => {
    const kept = readFileSync(new URL(`../generated/${provider}.ts`, import.meta.url), 'utf8');
    expect(await generateTypes(provider)).toBe(kept);
  },
);
