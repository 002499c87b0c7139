/** What a server is sent, below the base URL of a provider. */
export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where it has the mark of a number, no two requests of a load have the same. */
  readonly body?: string;
}

/** Stands for seven digits. */
export const NUMBER_MARK = '#######';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What a request asks of rows, for servers that keep rows and have a query language of their own. */
export type RowsRequest =
  | { readonly type: 'page'; readonly index: number; readonly limit: number; readonly where?: Condition }
  | { readonly type: 'row'; readonly id: string }
  | { readonly type: 'create' };

export interface Condition {
  readonly field: string;
  readonly operator: 'eq' | 'gt' | 'lt';
  readonly value: string;
}

/** A request of a case. */
export interface Step {
  /** By its `operationId` in the provider's spec. */
  readonly operation: string;
  readonly request: SentRequest;
  /** Absent where rows cannot answer it. */
  readonly rows?: RowsRequest;
  /** Of the requests of a case, how many in a turn are this one. */
  readonly share: number;
}

/** A step, and what Ringback answers to it: the others answer the same bytes. */
export interface Exchange extends Step {
  readonly answer: Answer;
}

/** Sends one request and reads its answer. */
export async function ask(base: string, { method, path, headers, body }: SentRequest): Promise<Answer> {
  const response = await fetch(base + path, {
    method,
    headers,
    ...(body !== undefined && { body: body.replaceAll(NUMBER_MARK, '0000000') }),
  });
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, contentType, body: await response.text() };
}
