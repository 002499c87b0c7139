import type { Contract, Operation } from '../../contract/contract.ts';
import { canonicalJson } from '../../core/json.ts';
import { isSame, type Recording, type Version } from './recording.ts';

/** A reply as a scenario writes it. */
export interface RecordedReply {
  readonly on: string;
  readonly provider: string;
  readonly match?: Readonly<Record<string, unknown>>;
  readonly times?: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly break?: true;
}

/**
 * Recordings as replies, in an order that the requests alone decide: operations as the spec has them, then what asks
 * for more, since the first that fits answers; answers to like requests as they came, the last of them for good.
 */
export function toReplies(contract: Contract, recordings: readonly Recording[]): readonly RecordedReply[] {
  return contract.operations.flatMap((operation) => {
    const own = recordings.filter((recording) => recording.operation === operation);
    const names = new Set(own.flatMap(({ places }) => Object.keys(places)));
    return own
      .map((recording) => ({ recording, key: canonicalJson(recording.places) }))
      .sort((a, b) => sizeOf(b.recording) - sizeOf(a.recording) || (a.key < b.key ? -1 : 1))
      .flatMap(({ recording }) => repliesOf(contract, operation, recording, names));
  });
}

function sizeOf({ places }: Recording): number {
  return Object.keys(places).length;
}

function repliesOf(
  contract: Contract,
  operation: Operation,
  { places, versions }: Recording,
  names: ReadonlySet<string>,
): readonly RecordedReply[] {
  // What a like request had and this one had not is not to be there.
  const absent = [...names].filter((name) => !(name in places)).sort();
  const match = { ...places, ...Object.fromEntries(absent.map((name) => [name, { exists: false }])) };
  const inOrder = joinEqual([...versions].sort((a, b) => a.id - b.id));
  return inOrder.map(({ status, headers, body, times }, index) => {
    const value: unknown = body === undefined ? undefined : JSON.parse(body);
    return {
      ...{ on: operation.id, provider: contract.provider },
      ...(Object.keys(match).length > 0 && { match }),
      ...(index < inOrder.length - 1 && { times }),
      status,
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(body !== undefined && { body: value }),
      ...(breaks(contract, operation, { status, headers, body }, value) && { break: true as const }),
    };
  });
}

function joinEqual(versions: readonly Version[]): readonly Version[] {
  const joined: Version[] = [];
  for (const version of versions) {
    const last = joined.at(-1);
    if (last && isSame(last, version))
      joined[joined.length - 1] = { ...last, times: last.times + version.times };
    else joined.push(version);
  }
  return joined;
}

/** Whether an answer drifts, or does so since something secret was taken out. */
function breaks(
  contract: Contract,
  operation: Operation,
  { status, headers, body }: Pick<Version, 'status' | 'headers' | 'body'>,
  value: unknown,
): boolean {
  const contentType = headers['Content-Type'] ?? 'application/json';
  const bytes = body === undefined ? undefined : Buffer.from(body);
  return (
    contract.drift(operation, { status, contentType, body: bytes }).length > 0 ||
    (body !== undefined && contract.checkResponse(operation, status, value).length > 0)
  );
}
