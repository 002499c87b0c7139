import type { RequestValues } from '../core/exchange.ts';
import type { Instant } from '../core/instant.ts';
import { createResource, type Wish } from './create.ts';
import type { Decision } from './decision.ts';
import { deleteResource } from './delete.ts';
import { listResources } from './list.ts';
import type { OperationModel, Provider, ShapeContext } from './provider.ts';
import { readResource } from './read.ts';
import { idOf, type World } from './world.ts';

/** A request that was matched to an operation and held to the contract. The same one may be handled more than once. */
export interface OperationRequest {
  readonly provider: Provider;
  /** The `operationId`. */
  readonly operation: string;
  readonly values: RequestValues;
  /** What a create has made of the values alone, once it has. */
  wish?: Wish;
}

/** What a model's code works with. */
export interface Handling<Model extends OperationModel> {
  readonly world: World;
  readonly request: OperationRequest;
  readonly model: Model;
  readonly now: Instant;
  readonly context: ShapeContext;
}

/** Decides the answer to a request at an instant. It changes nothing: what is to change is in the decision. */
export function handle(world: World, request: OperationRequest, now: Instant): Decision {
  const { provider, operation } = request;
  const model = Object.hasOwn(provider.operations, operation) ? provider.operations[operation] : undefined;
  if (!model) return { kind: 'stub' };
  const context: ShapeContext = { idOf: (kind, plan) => idOf(world, provider, kind, plan) };
  switch (model.type) {
    case 'list':
      return listResources({ world, request, model, now, context });
    case 'read':
      return readResource({ world, request, model, now, context });
    case 'create':
      return createResource({ world, request, model, now, context });
    case 'delete':
      return deleteResource({ world, request, model, now, context });
  }
}
