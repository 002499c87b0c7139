import type { Drift } from '../../contract/drift.ts';

/** What was seen to drift, and how often. */
export interface DriftRecord extends Drift {
  /** Null for an operation that the spec does not have. */
  readonly operation: string | null;
  /** Responses that it was seen in. */
  readonly count: number;
  readonly first: DriftExample;
}

/** Where a drift was seen first; secrets are taken out. */
export interface DriftExample {
  /** The request's place in the run, from 1. */
  readonly requestId: string;
  /** By the wall clock, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
  /** The value, as JSON, short; null where there is none to show. */
  readonly sent: string | null;
  /** A command that sends it again, with stand-ins for secrets; empty past the room for commands. */
  readonly curl: string;
}

/** What was seen to drift, each way once. */
export interface DriftBook {
  record(operation: string | null, drift: Drift, example: () => DriftExample): void;
  /** In the order in which they were first seen. */
  list(): readonly DriftRecord[];
  /** How many different ones there are. */
  readonly size: number;
  /** Sightings of different ones that there was no room for. */
  readonly dropped: number;
}

const MAX_DRIFTS = 5000;
/** Characters of commands that are kept. */
const MAX_COMMANDS = 8 * 1024 * 1024;

export function createDriftBook(): DriftBook {
  const byKey = new Map<string, DriftRecord>();
  let dropped = 0;
  let commands = 0;
  const keepFirst = (first: DriftExample): DriftExample => {
    commands += first.curl.length;
    return commands > MAX_COMMANDS ? { ...first, curl: '' } : first;
  };
  return {
    get size() {
      return byKey.size;
    },
    get dropped() {
      return dropped;
    },
    list: () => [...byKey.values()],
    record(operation, drift, example) {
      const { code, pointer, rule } = drift;
      const key = JSON.stringify([operation, code, pointer, rule, code === 'status' ? drift.message : '']);
      const known = byKey.get(key);
      if (known) byKey.set(key, { ...known, count: known.count + 1 });
      else if (byKey.size >= MAX_DRIFTS) dropped += 1;
      else byKey.set(key, { ...drift, operation, count: 1, first: keepFirst(example()) });
    },
  };
}
