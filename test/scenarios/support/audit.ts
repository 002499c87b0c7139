import type { CallFacts } from '../../../src/index.ts';
import type { Books } from './client.ts';

/** What can be wrong with a client's books. */
export type Discrepancy =
  | 'a call is missing'
  | 'a number was called twice'
  | "somebody else's call is booked"
  | 'a cost is wrong'
  | 'ends were counted twice'
  | 'it never stopped';

/** Holds a client's books to what truly happened to the numbers that it was given. */
export function auditBooks(
  books: Books,
  numbers: readonly string[],
  truth: readonly CallFacts[],
): readonly Discrepancy[] {
  const found = new Set<Discrepancy>();
  const own = truth.filter(({ provider, to }) => provider === 'voiceos' && numbers.includes(to));
  if (own.length > new Set(own.map(({ to }) => to)).size) found.add('a number was called twice');
  if (books.unfinished.length > 0) found.add('it never stopped');
  for (const to of numbers) {
    const booked = books.calls.find((call) => call.to === to);
    if (!booked) {
      if (!books.unfinished.includes(to)) found.add('a call is missing');
      continue;
    }
    const call = own.find(({ ids }) => ids.voiceos === booked.id);
    if (call?.to !== to) found.add("somebody else's call is booked");
    else if (call.costs?.total !== booked.cost) found.add('a cost is wrong');
  }
  if (books.endsTold > own.length) found.add('ends were counted twice');
  return [...found];
}
