import type { Refusal } from '../../src/engine/provider.ts';

type OwnWords = Extract<Refusal, { kind: 'unauthorized' | 'not-found' | 'no-path' | 'too-many' }>;

/** What a provider says of its own accord to what a fault stands for; undefined where it has no words for that. */
export function ownWordsFor({ status, resource }: Extract<Refusal, { kind: 'fault' }>): OwnWords | undefined {
  switch (status) {
    case 401:
      return { kind: 'unauthorized' };
    case 404:
      return resource ? { kind: 'not-found', resource: resource.kind, id: resource.id } : { kind: 'no-path' };
    case 429:
      return { kind: 'too-many', limit: 0 };
    default:
      return undefined;
  }
}
