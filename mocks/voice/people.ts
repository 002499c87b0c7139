import type { CallFacts } from './call.ts';

/** The two ends of a call. */
export type Ends = Pick<CallFacts, 'direction' | 'from' | 'to'>;

/** The person's number: the one that is not the account's. */
export function customerOf({ direction, from, to }: Ends): string {
  return direction === 'inbound' ? from : to;
}

/** The account's number: the one that the agent speaks on. */
export function ownNumberOf({ direction, from, to }: Ends): string {
  return direction === 'inbound' ? to : from;
}

/** What an account calls the person with a number, as long as a request says nothing else. */
export function userIdOf(customer: string): string {
  return `user_${customer.replace('+', '')}`;
}
