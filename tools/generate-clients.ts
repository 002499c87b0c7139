/** Writes the types of the specs that the tests' typed clients are made of: `npm run generate:clients`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { astToString, default as openapiTypescript } from 'ringback-typegen';

const PROVIDERS = ['voiceos', 'voiceable', 'elevenlabs', 'ovia', 'control'] as const;

/** The types of one spec, as text. */
export async function generateTypes(provider: string): Promise<string> {
  const spec = readFileSync(new URL(`../specs/${provider}.yaml`, import.meta.url), 'utf8');
  return astToString(await openapiTypescript(spec, { defaultNonNullable: false }));
}

if (import.meta.main) {
  for (const provider of PROVIDERS) {
    const file = new URL(`../test/generated/${provider}.ts`, import.meta.url);
    writeFileSync(file, await generateTypes(provider));
  }
}
