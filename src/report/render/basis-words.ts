import type { Basis } from '../../contract/contract.ts';

/** What a basis means, in few words. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  seed: 'the vendor’s own reference',
  docs: 'another page of the vendor',
  sdk: 'the vendor’s client library',
  user: 'your own spec',
  decided: 'our guess, where the vendor is silent',
};
