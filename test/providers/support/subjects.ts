import { readFileSync } from 'node:fs';
import { elevenlabs } from '../../../mocks/elevenlabs/provider.ts';
import { ovia } from '../../../mocks/ovia/provider.ts';
import { voiceable } from '../../../mocks/voiceable/provider.ts';
import { voiceos } from '../../../mocks/voiceos/provider.ts';
import { createContract } from '../../../src/contract/create-contract.ts';
import type { Prism } from '../../../src/contract/prism/client.ts';
import type { HeaderFields } from '../../../src/core/exchange.ts';
import type { Provider } from '../../../src/engine/provider.ts';
import type { Subject } from './bench.ts';

/** What these tests ask is decided without Prism. */
const NO_PRISM: Prism = {
  addSpec: () => 1,
  forgetSpec: () => undefined,
  ask: () => Promise.reject(new Error('these tests have no Prism')),
  warmUp: async () => false,
  close: async () => undefined,
};

function subjectOf(provider: Provider, credential: HeaderFields): Subject {
  const text = readFileSync(new URL(`../../../specs/${provider.name}.yaml`, import.meta.url), 'utf8');
  const { name } = provider;
  return {
    provider,
    credential,
    contract: createContract({ provider: name, text, defaultBasis: 'seed', prism: NO_PRISM }),
  };
}

/** The bundled providers with their contracts; each is put together when it is asked for. */
export const subjects = {
  voiceos: () => subjectOf(voiceos, { authorization: 'Bearer any' }),
  voiceable: () => subjectOf(voiceable, { 'x-api-key': 'any' }),
  elevenlabs: () => subjectOf(elevenlabs, { 'xi-api-key': 'any' }),
  ovia: () => subjectOf(ovia, { authorization: 'Bearer any' }),
};
