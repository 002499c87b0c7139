/**
 * A broken request, and what is wrong with it. To add one, write what is asked and what has to be found; a finding is
 * `level in pointer code blame basis`, with `-` for an empty pointer, and nothing else may be found.
 *
 * @example
 * { ask: 'GET /conversations?limit=0', finds: ['violation query limit minimum client seed'] }
 */
export interface LabelledRow {
  /** Method and target, below the provider's mount. */
  readonly ask: string;
  /** JSON where it is no text. */
  readonly body?: unknown;
  /** Beside the credential and, with a body, the content type; null leaves one of these off. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly finds: readonly string[];
}
