import type { Contract, Finding, Mode, Operation } from '../contract/contract.ts';
import type { MockRequest, RequestValues } from '../core/exchange.ts';
import type { Instant } from '../core/instant.ts';
import type { Json } from '../core/json.ts';
import type { Body, PagePosition, Respond } from '../engine/decision.ts';
import type { OperationRequest } from '../engine/handle.ts';
import type { Provider } from '../engine/provider.ts';
import type { FaultKind } from '../engine/rules/fault-kind.ts';
import type { Reading } from './asked.ts';
import type { WrittenRow } from './bytes.ts';
import type { Source } from './journal/journal.ts';
import type { Links } from './links/links.ts';
import type { Impairment, Incoming } from './message.ts';
import type { Pieces } from './pieces.ts';
import type { Sandbox } from './sandbox.ts';
import type { Cause } from './webhooks/cause.ts';

/** A request on its way to an answer: what is known of it once it has found its provider. */
export interface Exchange {
  readonly id: string;
  readonly sandbox: Sandbox;
  readonly provider: Provider;
  readonly contract: Contract;
  readonly mode: Mode;
  readonly incoming: Incoming;
  /** What the contract makes of it. */
  readonly reading: Reading;
  /** Below the provider's mount. */
  readonly path: string;
  readonly query: string;
  /** The instant that the request asks about; undefined for the sandbox's own. */
  readonly asOf: Instant | undefined;
  /** The sandbox's when the request came. */
  readonly epoch: number;
  /** What the answer is to wait for; grows with what the request changes. */
  readonly causes: Cause[];
  /** Is told what whoever runs the mock should know. */
  readonly onNote: (text: string) => void;
  /** How the links of its body are written; undefined for the vendor's own. */
  readonly links: Links | undefined;
}

/** Whether the world that a request came to still is: one that began meanwhile has nothing to do with it. */
export function isCurrent({ sandbox, epoch }: Exchange): boolean {
  return sandbox.epoch === epoch;
}

/** An answer with what the journal wants to know of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Pieces;
  readonly source: Source;
  readonly operation: string | null;
  readonly breaches: readonly Breach[];
  /** What was read of the request; undefined where no operation matched, and where its body was not read. */
  readonly values: RequestValues | undefined;
  /** The id of the reply or fault that made it, or held it up; undefined for none. */
  readonly rule?: string | undefined;
  readonly impairment?: Impairment | undefined;
  /** Whether the contract let the request through, whatever came of it then; undefined where nobody asked it. */
  readonly isAccepted?: boolean;
  /** What the model put into it; undefined where the model did not make it. */
  readonly shown?: Shown;
  /** What faults made of the request; undefined for nothing. */
  readonly met?: readonly FaultKind[];
  /** What the model said, where it was asked, whatever became of it. */
  readonly modelled?: Respond | undefined;
}

/** What an answer of the model's shows. */
export interface Shown {
  readonly body: Body;
  readonly rows: readonly WrittenRow[];
  /** What was written anew of them. */
  readonly fresh: ReadonlyMap<WrittenRow, Json>;
  /** Undefined where it is no list. */
  readonly page: PagePosition | undefined;
}

/** A request that has found its operation and was read. */
export interface Matched {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly values: RequestValues;
  /** As the engine knows it. */
  readonly known: OperationRequest;
}

/** A finding, and how it is recorded. */
export interface Breach {
  readonly finding: Finding;
  /** True where a rule about how requests follow each other was broken. */
  readonly isRule?: boolean;
  readonly level: 'violation' | 'note';
}
