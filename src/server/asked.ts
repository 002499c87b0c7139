import type { Check, Contract, Finding, Match } from '../contract/contract.ts';
import type { MockRequest } from '../core/exchange.ts';
import type { OperationRequest } from '../engine/handle.ts';
import type { Provider } from '../engine/provider.ts';
import { type Address, addressOf, type Mounts } from './address.ts';
import { findLiveSecrets } from './conversation/live-secrets.ts';
import type { Incoming } from './message.ts';
import { latin1Of } from './pieces.ts';

/**
 * A request, with what follows from its words alone. Whoever sends the same words again is given the same one (see
 * recall.ts): what was found in them is found once. Nothing of a world, of a clock or of a rule is in it. A class, as
 * Reading is, so that what it can do is not made for each request.
 */
export class Asked {
  readonly incoming: Incoming;
  /** The body, one character a byte; empty where it was not read. */
  readonly text: string;
  /** Whether it came before. */
  isKnown = false;
  #address: { readonly mounts: Mounts; readonly found: Address } | undefined;
  #reading: Reading | undefined;

  constructor(incoming: Incoming, text = textOf(incoming)) {
    this.incoming = incoming;
    this.text = text;
  }

  /** Where it goes. */
  address(mounts: Mounts): Address {
    if (this.#address?.mounts !== mounts) {
      this.#address = { mounts, found: addressOf(this.incoming, mounts) };
    }
    return this.#address.found;
  }

  /** What a provider's contract makes of it, at its address. */
  reading(contract: Contract, address: Pick<Reading, 'provider' | 'path' | 'query'>): Reading {
    const known = this.#reading;
    if (known?.contract === contract && known.path === address.path) return known;
    this.#reading = new Reading(this, contract, address);
    return this.#reading;
  }
}

/** The bytes of a body as a text: a character each. */
export function textOf({ body }: Pick<Incoming, 'body'>): string {
  if (body.kind !== 'bytes' || body.bytes.length === 0) return '';
  return latin1Of(body.bytes);
}

/** What a contract makes of a request. */
export class Reading {
  readonly asked: Asked;
  readonly contract: Contract;
  readonly provider: Provider;
  /** Below the provider's mount. */
  readonly path: string;
  readonly query: string;
  readonly match: Match;
  #checked: Checked | undefined;
  #secrets: readonly Finding[] | undefined;

  constructor(
    asked: Asked,
    contract: Contract,
    { provider, path, query }: Pick<Reading, 'provider' | 'path' | 'query'>,
  ) {
    const { method } = asked.incoming;
    this.asked = asked;
    this.contract = contract;
    this.provider = provider;
    this.path = path;
    this.query = query;
    this.match = contract.match(method === 'HEAD' ? 'GET' : method, path);
  }

  /** Holds it to the operation that it matches, which is given, as its body was read. */
  check({ operation, path }: Matching, body: Uint8Array): Checked {
    if (!this.#checked) {
      const { method, headers } = this.asked.incoming;
      const request: MockRequest = {
        method: method === 'HEAD' ? 'GET' : method,
        path: this.path,
        query: this.query,
        headers,
        body,
      };
      const check = this.contract.check(operation, path, request);
      const { values } = check;
      this.#checked = { request, check, known: { provider: this.provider, operation: operation.id, values } };
    }
    return this.#checked;
  }

  /** The keys in it that look live. */
  liveSecrets(): readonly Finding[] {
    this.#secrets ??= findLiveSecrets(this, this.#checked?.check.values.body);
    return this.#secrets;
  }
}

type Matching = Extract<Match, { kind: 'operation' }>;

/** A request that was held to its operation. */
interface Checked {
  readonly request: MockRequest;
  readonly check: Check;
  /** As the engine knows it. */
  readonly known: OperationRequest;
}
