import type { Pieces } from './pieces.ts';

/** A request to the mock port, freed from the socket it came by. */
export interface Incoming {
  /** Upper case. */
  readonly method: string;
  /** As it was sent: a path with its query, or an absolute URL. */
  readonly target: string;
  /** Names in lower case; repeated headers are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: IncomingBody;
}

/** A body after inflation, or why there is none. */
export type IncomingBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** Its content coding is not known, or it is not what it says. */
  | { readonly kind: 'undecodable'; readonly coding: string };

/** An answer, to be written as it is. */
export interface Outgoing {
  readonly status: number;
  /** Names as they are written. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Pieces;
  /** What is done to it on its way; undefined for nothing. */
  readonly impairment?: Impairment | undefined;
}

/** What is done to an answer on its way, on purpose. Times are milliseconds of real time. */
export interface Impairment {
  /** Before anything is sent. */
  readonly delayMs: number;
  /** From the first byte of the body to its last. */
  readonly dripMs: number;
  /** Where the connection ends; undefined where it does not. */
  readonly cut: Cut | undefined;
}

export type Cut =
  /** With nothing sent: closed, or reset. */
  | { readonly at: 'start'; readonly how: 'end' | 'reset' }
  /** After the headers. */
  | { readonly at: 'headers' }
  /** Within the body, after so many bytes of what its length promises. */
  | { readonly at: 'body'; readonly bytes: number };

/** Bytes that a body may have after inflation. */
export const MAX_BODY_BYTES = 1024 * 1024;
