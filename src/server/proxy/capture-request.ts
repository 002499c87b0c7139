import type { Contract, Operation } from '../../contract/contract.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { type Capture, capture } from '../journal/capture.ts';
import type { Capturable } from '../journal/held-exchange.ts';
import { NO_PIECES } from '../pieces.ts';
import type { SeenExchange } from './seen.ts';

/** What was read of a request that went by. */
export interface ReadRequest {
  /** Undefined where none matched. */
  readonly operation: Operation | undefined;
  /** Undefined where it could not be read. */
  readonly values: RequestValues | undefined;
  /** Without its content coding; undefined where it could not be had. */
  readonly body: Uint8Array | undefined;
}

/** A request as the journal takes one, and what may be kept of it. */
export interface CapturedRequest {
  readonly seen: Capturable;
  readonly captured: Capture;
}

/** Takes the secrets out of a request that went by, as the journal does. */
export function captureRequest(
  contract: Contract,
  { id, request }: Pick<SeenExchange, 'id' | 'request'>,
  { operation, values, body = NO_BYTES }: ReadRequest,
): CapturedRequest {
  const { method, path, query, headers } = request;
  const seen: Capturable = {
    ...{ id: String(id), contract, path, query },
    incoming: { method, target: path, headers, body: { kind: 'bytes', bytes: body } },
    ...{ sandbox: { name: 'default' }, provider: { name: contract.provider } },
  };
  const captured = capture(seen, {
    ...{ status: 0, headers: {}, body: NO_PIECES, source: 'contract', breaches: [] },
    ...{ operation: operation?.id ?? null, values },
  });
  return { seen, captured };
}

const NO_BYTES = new Uint8Array();
