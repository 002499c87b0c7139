import type { OperationRequest } from '../handle.ts';
import type { Refusal } from '../provider.ts';

/** Why a provider is made to refuse. */
export type FaultRefusal = Extract<Refusal, { kind: 'fault' }>;

/** What a provider is to say with a status, with the resource that the path names where it names one. */
export function faultRefusalOf(
  status: number,
  reason: FaultRefusal['reason'],
  { provider, operation, values }: OperationRequest,
): FaultRefusal {
  const model = Object.hasOwn(provider.operations, operation) ? provider.operations[operation] : undefined;
  const id = model?.type === 'read' ? values.path[model.id] : undefined;
  return {
    ...{ kind: 'fault', status, reason },
    resource: model && id !== undefined ? { kind: model.kind, id: String(id) } : undefined,
  };
}
