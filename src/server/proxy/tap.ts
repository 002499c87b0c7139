import { Buffer } from 'node:buffer';
import type { SeenBody } from './seen.ts';

/** Bytes that all the copies of one proxy may hold together. */
export interface CopyBudget {
  /** Takes so many, if there are. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

/** A copy of what flows by, up to a bound. */
export interface Tap {
  add(chunk: Uint8Array): void;
  /** What has flowed by; undefined where it was more than the bound, or there was no room for it. */
  bytes(): Uint8Array | undefined;
  /** Why there is no copy; undefined where there is. */
  readonly lost: 'too-large' | 'busy' | undefined;
  /** Forgets the copy. */
  release(): void;
}

/** Enough for dozens of bodies of the largest size that is looked at. */
const MAX_COPIED_BYTES = 64 * 1024 * 1024;

export function createCopyBudget(most = MAX_COPIED_BYTES): CopyBudget {
  let taken = 0;
  return {
    take(bytes) {
      if (taken + bytes > most) return false;
      taken += bytes;
      return true;
    },
    give(bytes) {
      taken -= bytes;
    },
  };
}

/** A tap with a bound of its own that takes from a common budget. */
export function createTap(limit: number, budget: CopyBudget): Tap {
  let chunks: Uint8Array[] = [];
  let held = 0;
  let length = 0;
  let lost: Tap['lost'];
  const release = (): void => {
    chunks = [];
    budget.give(held);
    held = 0;
  };
  return {
    get lost() {
      return lost;
    },
    add(chunk) {
      length += chunk.length;
      if (lost) return;
      if (length > limit) lost = 'too-large';
      else if (!budget.take(chunk.length)) lost = 'busy';
      if (lost) {
        release();
        return;
      }
      held += chunk.length;
      chunks.push(chunk);
    },
    bytes: () => (lost ? undefined : Buffer.concat(chunks)),
    release,
  };
}

/** What a copy has come to. */
export function seenBody(copy: Tap): SeenBody {
  const bytes = copy.bytes();
  return bytes ? { kind: 'bytes', bytes } : { kind: 'lost', why: copy.lost ?? 'busy' };
}
