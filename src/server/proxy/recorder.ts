import type { Contract, Operation } from '../../contract/contract.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { canonicalJson } from '../../core/json.ts';
import { secretRulesOf } from '../journal/secret-rules.ts';
import { type RecordedReply, toReplies } from './recorded-replies.ts';
import { isSame, type Recording, type Version } from './recording.ts';

/** An answer that may be recorded; secrets are taken out of its body. */
export interface Recordable {
  /** The request's place in the run. */
  readonly id: number;
  readonly operation: Operation;
  readonly method: string;
  readonly values: RequestValues;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly isEmpty: boolean;
  /** Undefined where it is not JSON. */
  readonly body: unknown;
  /** Whether a text has nothing in it that must not be kept. */
  readonly isClean: (text: string) => boolean;
}

/** Records answers as replies. */
export interface Recorder {
  add(answer: Recordable): void;
  replies(): readonly RecordedReply[];
  /** Answers that were not recorded: neither JSON nor empty, of HTTP itself, or past the bound. */
  readonly skipped: number;
}

/** What a scenario's file may hold, with room to spare. */
const MAX_VERSIONS = 1000;
const MAX_CHARACTERS = 1024 * 1024;

export function createRecorder(contract: Contract): Recorder {
  const recordings = new Map<string, Recording>();
  let versions = 0;
  let characters = 0;
  let skipped = 0;

  const addVersion = ({ versions: known }: Recording, version: Version): void => {
    const last = known.at(-1);
    if (last && isSame(last, version)) {
      known[known.length - 1] = { ...last, times: last.times + 1 };
      return;
    }
    const weight = version.body?.length ?? 0;
    if (versions >= MAX_VERSIONS || characters + weight > MAX_CHARACTERS) {
      skipped += 1;
      return;
    }
    versions += 1;
    characters += weight;
    known.push(version);
  };
  return {
    get skipped() {
      return skipped;
    },
    add(answer) {
      const places = isRecordable(answer) ? placesOf(contract, answer) : undefined;
      if (!places) {
        skipped += 1;
        return;
      }
      const key = canonicalJson([answer.operation.id, places]);
      const recording = recordings.get(key) ?? { operation: answer.operation, places, versions: [] };
      addVersion(recording, toVersion(answer));
      if (recording.versions.length > 0) recordings.set(key, recording);
    },
    replies: () => toReplies(contract, [...recordings.values()]),
  };
}

/** A reply cannot be empty where its operation declares a body, or be of a kind other than JSON. */
function isRecordable({ method, status, isEmpty, body, operation }: Recordable): boolean {
  if (method === 'HEAD' || (status >= 300 && status < 400) || status === 206) return false;
  if (!isEmpty) return body !== undefined;
  return (
    status < 400 &&
    operation.responses.every((one) => one.status !== String(status) || one.mediaTypes.length === 0)
  );
}

/** What tells a request from others; undefined where only a secret does. */
function placesOf(
  contract: Contract,
  { operation, values, isClean }: Recordable,
): Readonly<Record<string, unknown>> | undefined {
  const rules = secretRulesOf(contract, operation.id);
  const path = Object.entries(values.path);
  if (path.some(([name, value]) => rules.isPath(name) || !isClean(String(value)))) return undefined;
  const query = Object.entries(values.query).filter(
    ([name]) => !rules.isQuery(name) && isClean(name) && /^[^.]/.test(name),
  );
  return Object.fromEntries([
    ...path.map(([name, value]) => [`path.${name}`, criterionOf(value, isClean)]),
    ...query.map(([name, value]) => [`query.${name}`, criterionOf(value, isClean)]),
  ]);
}

/** Of a parameter that was repeated, a match can ask for one value; of a secret one, that it is there. */
function criterionOf(value: unknown, isClean: Recordable['isClean']): unknown {
  if (!isClean(canonicalJson(value))) return { exists: true };
  if (Array.isArray(value)) return { contains: String(value[0] ?? '') };
  return typeof value === 'object' && value !== null ? { exists: true } : value;
}

function toVersion({ id, status, headers, isEmpty, body }: Recordable): Version {
  const type = headers['content-type']?.split(';', 1)[0]?.trim() ?? '';
  const wait = headers['retry-after'] ?? '';
  return {
    ...{ id, status, times: 1, body: isEmpty ? undefined : JSON.stringify(body) },
    headers: {
      ...(type !== '' &&
        type !== 'application/json' &&
        /^[\w.+-]+\/[\w.+-]+$/.test(type) && { 'Content-Type': type }),
      ...(/^\d{1,6}$/.test(wait) && { 'Retry-After': wait }),
    },
  };
}
