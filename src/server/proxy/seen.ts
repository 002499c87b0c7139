/** An exchange between a client and the upstream, as it went by. Nothing is taken out yet: it is not to be kept. */
export interface SeenExchange {
  /** Counts from 1, in the order in which requests came. */
  readonly id: number;
  /** Milliseconds of real time when the request came. */
  readonly at: number;
  readonly request: SeenRequest;
  readonly outcome: SeenOutcome;
}

export interface SeenRequest {
  readonly method: string;
  /** Below the provider's mount, as it was sent. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case; repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SeenBody;
}

export type SeenBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Over the bound, or there was no room for a copy, or it broke off. */
  | { readonly kind: 'lost'; readonly why: 'too-large' | 'busy' | 'cut' };

export type SeenOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: SeenBody;
    }
  /** The upstream gave no whole answer. */
  | { readonly kind: 'failed'; readonly code: string }
  /** The client went away first. */
  | { readonly kind: 'gone' };
