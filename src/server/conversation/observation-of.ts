import { createHash } from 'node:crypto';
import type { Operation } from '../../contract/contract.ts';
import { headerOf } from '../../core/header-fields.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import { canonicalJson } from '../../core/json.ts';
import type { Observation, SentCursor } from '../../engine/conversation/observation.ts';
import { pageParameters } from '../../engine/list.ts';
import type { OperationModel } from '../../engine/provider.ts';
import { credentialOf } from '../credential.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { toShort } from '../short-text.ts';

/** An exchange as the rules of a conversation look at it; undefined where the request could not be read. */
export function observationOf(
  exchange: Exchange,
  operation: Operation,
  answered: Answer,
  at: Instant,
): Observation | undefined {
  const { sandbox, provider, incoming, id: requestId } = exchange;
  const { values, source, status, modelled, impairment } = answered;
  if (!values) return undefined;
  const model = Object.hasOwn(provider.operations, operation.id)
    ? provider.operations[operation.id]
    : undefined;
  const cursor = cursorOf(model, answered);
  const { clock } = sandbox.world;
  const timer = clock.mode === 'running' && clock.rate >= 1 ? clock : undefined;
  const isToldBySource = source !== 'fault' || status >= 400;
  let credential: string | undefined;
  let likeness: string | undefined;
  let filters: string | undefined;
  return {
    ...{ requestId, provider: provider.name, operation: operation.id, method: incoming.method, at },
    path: toShort(exchange.path),
    ...{ status, timer, cursor, page: modelled?.pageFacts },
    answeredAt: sandbox.now + Math.ceil((impairment?.delayMs ?? 0) * (timer?.rate ?? 0)),
    wasTold: isToldBySource && impairment?.cut === undefined,
    retryAfter: status === 429 || status === 503 ? retryAfterOf(answered) : undefined,
    reads: readsOf(operation, model),
    isForeignList: cursor !== undefined && source !== 'model' && status < 400,
    hasIdempotencyKey: 'idempotency-key' in incoming.headers || 'x-idempotency-key' in incoming.headers,
    isFinal: () => (source === 'model' ? isFinal(answered) : undefined),
    credential() {
      credential ??=
        credentialOf(exchange.contract, { headers: incoming.headers, query: exchange.query }) ?? '';
      return credential;
    },
    likeness() {
      likeness ??= likenessOf(exchange, this.credential());
      return likeness;
    },
    filters() {
      filters ??= toShort(filtersOf(model, values.query));
      return filters;
    },
  };
}

function cursorOf(model: OperationModel | undefined, { values, breaches }: Answer): SentCursor | undefined {
  if (model?.type !== 'list' || model.page.style !== 'cursor') return undefined;
  const parameter = model.page.cursor;
  const sent = values?.query[parameter];
  const hasCode = (code: string): boolean =>
    breaches.some(({ finding }) => finding.code === code && finding.pointer === parameter);
  return {
    parameter,
    sent: sent === undefined || sent === '' ? undefined : toShort(String(sent)),
    outcome: hasCode('cursor-expired') ? 'expired' : hasCode('cursor') ? 'refused' : 'taken',
  };
}

/** Where nothing models an operation, a path that ends in a parameter names one resource. */
function readsOf({ method, path }: Operation, model: OperationModel | undefined): string | undefined {
  if (method !== 'GET') return undefined;
  if (model) return model.type === 'read' ? model.id : undefined;
  return /\{([^{}]+)\}$/.exec(path)?.[1];
}

/** Seconds alone: a date could be by another clock than the sandbox's. */
function retryAfterOf({ headers }: Answer): number | undefined {
  const written = headerOf(headers, 'retry-after') ?? '';
  return /^\d{1,9}$/.test(written) ? Number(written) * 1000 : undefined;
}

function isFinal({ modelled }: Answer): boolean | undefined {
  if (modelled?.body.kind !== 'resource') return undefined;
  const { kind, plan, now } = modelled.body.rendering;
  return kind.view(plan(), now).validUntil === NEVER;
}

function filtersOf(model: OperationModel | undefined, query: Readonly<Record<string, unknown>>): string {
  const paging = model?.type === 'list' ? pageParameters(model.page) : [];
  return canonicalJson(Object.fromEntries(Object.entries(query).filter(([name]) => !paging.includes(name))));
}

function likenessOf({ provider, incoming, path, query }: Exchange, credential: string): string {
  const digest = createHash('sha256').update(
    JSON.stringify([provider.name, incoming.method, path, query, credential]),
  );
  if (incoming.body.kind === 'bytes') digest.update(incoming.body.bytes);
  return digest.digest('base64url');
}
