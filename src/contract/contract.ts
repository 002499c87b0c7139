import type { HeaderFields, MockRequest, RequestValues } from '../core/exchange.ts';
import type { Json } from '../core/json.ts';
import type { CallbackExchange } from './callbacks.ts';
import type { ContractCoverage } from './coverage/contract-coverage.ts';
import type { Drift, ReceivedResponse } from './drift.ts';
import type { NamedExample } from './examples.ts';
import type { Flaw } from './flaws.ts';
import type { SpecRule } from './spec-rule.ts';

/** How sure a rule is: `user` is a user's own spec; `decided` is a guess of ours where the vendor is silent. */
export const BASES = ['seed', 'docs', 'sdk', 'user', 'decided'] as const;
export type Basis = (typeof BASES)[number];

/** Who has to mend it. */
export type Blame = 'client' | 'spec' | 'mock';

/** How much of the contract is refused rather than recorded. */
export type Mode = 'real' | 'strict' | 'lenient';

/** Where in a request or response a finding lies. */
export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'credential' | 'response' | 'receiver';

/** One breach of the contract, before a mode has said what becomes of it. */
export interface Finding {
  /** A word from a closed list: `required`, `type`, `enum`, `pattern`, `undeclared`, `malformed-body`, … */
  readonly code: string;
  readonly in: Place;
  /** The parameter's name, or the JSON pointer into the body; `''` is the whole of it. */
  readonly pointer: string;
  readonly message: string;
  readonly basis: Basis;
  readonly blame: Blame;
  /** What to change, in a sentence. */
  readonly remedy: string;
  /** Why that one is to blame, in a sentence, where it is not told by basis and blame alone. */
  readonly reason?: string;
  /** True when no answer can be made at all, so that every mode refuses. */
  readonly always: boolean;
  /** True for what is a note in `real` mode whatever its basis (undeclared parameters and members). */
  readonly note: boolean;
  /** JSON pointer into the spec of the rule that was broken; empty when the rule is not written there. */
  readonly rule: string;
  /** What was sent, as JSON, short; absent where nothing was, or it may not be shown. */
  readonly sent?: string;
  /** What would be allowed, where that is a closed list. */
  readonly allowed?: readonly string[];
}

/** A response that an operation declares. */
export interface DeclaredResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly mediaTypes: readonly string[];
}

/** One method and path of a spec. */
export interface Operation {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The spec's template, such as `/conversations/{id}`. */
  readonly path: string;
  /** JSON pointer of the operation in its spec. */
  readonly pointer: string;
  readonly responses: readonly DeclaredResponse[];
}

export type Match =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly path: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'no-method'; readonly allow: readonly string[] }
  | { readonly kind: 'no-path' };

/** The compiled checker's answer: it says valid, or that Prism is to be asked. */
export type Check =
  | { readonly kind: 'valid'; readonly values: RequestValues; readonly notes: readonly Finding[] }
  | {
      readonly kind: 'ask';
      /** What could be read of the request all the same. */
      readonly values: RequestValues;
      /** The checker's own findings; the answer when Prism misses its deadline. */
      readonly findings: readonly Finding[];
      readonly notes: readonly Finding[];
    };

/** What a client asks of a stub or a modelled operation with a `Prefer` header. */
export interface Preference {
  readonly code?: string;
  readonly example?: string;
  readonly dynamic?: boolean;
}

/** A response made from the spec alone. */
export interface StubResponse {
  readonly status: number;
  readonly headers: HeaderFields;
  /** Empty when the response has no body. */
  readonly body: Uint8Array;
}

/** What must not be kept of requests and answers, by name. */
export interface Secrets {
  readonly headers: readonly string[];
  readonly query: readonly string[];
  readonly path: readonly string[];
  /** Members of bodies, at any depth. */
  readonly members: readonly string[];
}

/** What a callback sends. */
export interface Callback {
  readonly name: string;
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  /** What is sent: made when it is asked for, the same each time. */
  body(): Promise<unknown>;
}

/** A spec in force: what it declares, what it refuses, and what can be made from it alone. */
export interface Contract {
  readonly provider: string;
  /** The file that the spec stands in, such as `specs/voiceos.yaml`. */
  readonly file: string;
  readonly operations: readonly Operation[];
  /** The basis of what the spec says without an `x-source`. */
  readonly basis: Basis;
  /** True when the spec does not claim to be whole (`x-partial`). */
  readonly isPartial: boolean;
  /** The base paths of the spec's `servers`, without a trailing slash; matched with and without. */
  readonly basePaths: readonly string[];
  /** The host names of the spec's `servers`. */
  readonly hosts: readonly string[];

  /** Finds the operation; `path` may carry a base path or leave it out. */
  match(method: string, path: string): Match;

  /** Checks a request without Prism, in microseconds. */
  check(operation: Operation, path: Readonly<Record<string, string>>, request: MockRequest): Check;

  /** Prism's verdict and our named rules, less Prism's known false refusals. Empty means valid after all. */
  explain(
    operation: Operation,
    path: Readonly<Record<string, string>>,
    request: MockRequest,
  ): Promise<readonly Finding[]>;

  /** Holds what the mock sends to the contract; empty when it fits. */
  checkResponse(operation: Operation, status: number, body: unknown): readonly Finding[];

  /** How a response of the vendor's own differs from what the operation declares; empty when it does not. */
  drift(operation: Operation, response: ReceivedResponse): readonly Drift[];

  /** Holds the body of a webhook to the spec's declaration of that name; empty when it fits, or there is none. */
  checkWebhook(name: string, body: unknown): readonly Finding[];

  /**
   * A response from the spec alone.
   * @param key decides everything that is generated: same key, same bytes.
   */
  stub(
    operation: Operation,
    request: MockRequest,
    preference: Preference,
    key: string,
  ): Promise<StubResponse>;

  /** Where a response's body can be broken on purpose: `checkResponse` says whether it then is. */
  flaws(operation: Operation, status: number, body: Json): readonly Flaw[];

  /** The named examples of an operation's responses. */
  examples(operation: Operation): readonly NamedExample[];
  /** Whether an operation declares callbacks that carry JSON. */
  hasCallbacks(operation: Operation): boolean;

  /**
   * What an operation's callbacks send after an exchange, made from the spec alone; those whose address the exchange
   * does not give are left out.
   * @param key decides everything that is generated.
   */
  callbacks(operation: Operation, exchange: CallbackExchange, key: string): readonly Callback[];

  /** What the spec says is secret in an operation; in all of them when none matched. */
  secrets(operation: Operation | undefined): Secrets;

  /** What of it a client may touch; planned when it is first asked for. */
  coverage(): ContractCoverage;

  /** Loads Prism ahead of the first request that needs it. False when it cannot be loaded. */
  warmUp(): Promise<boolean>;

  /** Where a node of the spec stands in its text; undefined when there is none at this pointer. */
  locate(pointer: string): { readonly line: number; readonly column: number } | undefined;

  /** The node at a pointer, or the nearest around it that there is; empty where that is the whole document. */
  nearestRule(pointer: string): string;

  /** What the rule at a pointer says, and where; the first time it takes as long as reading the spec. */
  describeRule(pointer: string): SpecRule;

  /** JSON pointer of a parameter's declaration; empty where it is not declared. */
  parameterRule(operation: Operation, place: Place, name: string): string;

  close(): Promise<void>;
}
