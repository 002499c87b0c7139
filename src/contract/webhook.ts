import { joinPointer } from '../core/json-pointer.ts';
import { narrowAlternatives } from './check/alternatives.ts';
import { findingOfBreach } from './check/finding.ts';
import type { CheckContext } from './check/reading.ts';
import type { Finding } from './contract.ts';

/** Holds the bodies of webhooks to what the spec's `webhooks` declare. */
export function createWebhookChecker(
  context: CheckContext,
): (name: string, body: unknown) => readonly Finding[] {
  const { spec, schemas, rules } = context;
  return (name, body) => {
    const declared = joinPointer('/webhooks', name, 'post');
    const schema = joinPointer(declared, 'requestBody', 'content', 'application/json', 'schema');
    if (!spec.nodeAt(schema) || schemas.validatorOf(schema)(body)) return [];
    return narrowAlternatives(schemas, schemas.breachesOf(schema, body)).map((breach) =>
      findingOfBreach(
        breach,
        { in: 'body', blame: 'mock' },
        { ...rules(breach.node, declared), always: false },
      ),
    );
  };
}
