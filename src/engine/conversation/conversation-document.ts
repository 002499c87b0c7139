/**
 * How requests are to follow each other, as it is written: in a scenario, in a test. Written out, and held to the schema
 * by a test: a reader of the package's types has no zod.
 */
export interface ConversationDocument {
  /** How often a resource may be polled, how fast (`1s`), or both; off by default. */
  readonly polls?:
    | false
    | number
    | string
    | { readonly most?: number | undefined; readonly every?: string | undefined }
    | undefined;
  /** How many reads may follow the one that showed the end, 1 with true; off by default. */
  readonly stopsWhenOver?: boolean | number | undefined;
  /** Whether `Retry-After` is waited for; on by default. */
  readonly retryAfter?: boolean | undefined;
  /** Whether cursors are used as they came, and with `whole` up to the last page; true by default. */
  readonly pages?: boolean | 'whole' | undefined;
  /** How long what succeeded is not sent again, 10 s with true; off by default. */
  readonly retries?: boolean | string | undefined;
  /** The real time within which webhooks are acknowledged; off by default. */
  readonly acknowledges?: false | string | undefined;
  /** Whether no key that looks live is sent; on by default. */
  readonly secrets?: boolean | undefined;
}
