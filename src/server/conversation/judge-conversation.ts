import type { Finding } from '../../contract/contract.ts';
import type { Instant } from '../../core/instant.ts';
import { type Answer, type Breach, type Exchange, isCurrent } from '../exchange.ts';
import { ownFinding } from '../refuse.ts';
import { observationOf } from './observation-of.ts';

/** Holds an exchange to the rules about how requests follow each other. It refuses nothing, in any mode. */
export function judgeConversation(exchange: Exchange, answered: Answer, at: Instant): readonly Breach[] {
  const { sandbox, reading } = exchange;
  const { match } = reading;
  const { conversation, rules } = sandbox;
  const secrets = rules.secrets ? reading.liveSecrets().map(toBreach) : [];
  if (match.kind !== 'operation' || !isCurrent(exchange)) return secrets;
  const seen = observationOf(exchange, match.operation, answered, at);
  if (!seen) return secrets;
  // A look at another time is no poll: but the cursor that it gives may be used.
  if (exchange.asOf !== undefined) {
    conversation.overlook(seen);
    return secrets;
  }
  const breaches = conversation.observe(seen, rules);
  if (conversation.forgotten > 0) {
    exchange.onNote(
      `The rules about how requests follow each other have forgotten the oldest requests to sandbox "${sandbox.name}": there were too many. They may miss breaches from here on.`,
    );
  }
  return [...secrets, ...breaches.map((breach) => toBreach(ownFinding({ ...breach, always: false })))];
}

function toBreach(finding: Finding): Breach {
  return { finding, level: 'violation', isRule: true };
}
