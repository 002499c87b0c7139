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
  /** What has flowed by; undefined where it was more than the bound, there was no room for it, or it was released. */
  bytes(): Uint8Array | undefined;
  /** Why there is no copy; undefined where there is. */
  readonly lost: 'too-large' | 'busy' | undefined;
  /** Forgets the copy for good: what flows by after it is not copied. */
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
  let isReleased = false;
  const forget = (): void => {
    chunks = [];
    budget.give(held);
    held = 0;
  };
  return {
    get lost() {
      return lost;
    },
    add(chunk) {
      if (lost || isReleased) return;
      length += chunk.length;
      if (length > limit) lost = 'too-large';
      else if (!budget.take(chunk.length)) lost = 'busy';
      if (lost) {
        forget();
        return;
      }
      held += chunk.length;
      chunks.push(chunk);
    },
    bytes() {
      if (lost || isReleased) return undefined;
      const whole = Buffer.concat(chunks);
      // The pieces go, so that no byte is held twice.
      chunks = [whole];
      return whole;
    },
    release() {
      isReleased = true;
      forget();
    },
  };
}

/** What a copy has come to. */
export function seenBody(copy: Tap): SeenBody {
  const bytes = copy.bytes();
  return bytes ? { kind: 'bytes', bytes } : { kind: 'lost', why: copy.lost ?? 'busy' };
}
