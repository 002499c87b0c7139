import type { Instant } from '../../src/core/instant.ts';
import type { CallFacts } from './call.ts';

/** What has been broken off in a call once it is interrupted at an instant: whatever is being said then, too. */
export function breakOff({ words, brokenOff }: CallFacts, at: Instant): CallFacts['brokenOff'] {
  const cut = words().messages.filter((message) => message.startsAt <= at && message.at > at);
  return [...brokenOff, ...cut.map(({ role, startsAt }) => ({ role, startsAt, at }))];
}
