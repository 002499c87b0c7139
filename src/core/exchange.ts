/** What comes over the wire and goes back, freed from any one HTTP library. */

/** A request to a provider, as it was sent. */
export interface MockRequest {
  /** Upper case. */
  readonly method: string;
  /** Below the provider's mount, as sent (not decoded); begins with `/`. */
  readonly path: string;
  /** The raw query, without `?`; empty when there is none. */
  readonly query: string;
  /** Names in lower case; repeated headers are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body after inflation; empty when there is none. */
  readonly body: Uint8Array;
}

/** Header fields of an answer, names as they are written. */
export type HeaderFields = Readonly<Record<string, string>>;

/** A request that was matched to an operation, with its parameters read as the contract types them. */
export interface RequestValues {
  readonly path: Readonly<Record<string, unknown>>;
  /** Only parameters that were sent; declared ones have the type their schema names where they could be read. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly header: Readonly<Record<string, string>>;
  /** The parsed body; undefined when there is none or it could not be read. */
  readonly body: unknown;
}
