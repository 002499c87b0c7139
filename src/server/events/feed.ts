import { randomBytes } from 'node:crypto';

/** What may be told of a sandbox as it happens. */
export type EventType = 'request' | 'violation' | 'delivery' | 'clock' | 'log';

/** Something that happened. */
export interface FeedEvent {
  /** Its place in the feed, from 1. */
  readonly seq: number;
  readonly type: EventType;
  /** JSON, in one line. */
  readonly data: string;
}

/** What a reader finds behind its place. */
export interface NextEvent {
  readonly event: FeedEvent;
  /** How many between that place and this event are no longer kept. */
  readonly missed: number;
}

/** What happens in one sandbox: the last of it is kept, from when somebody first listened. */
export interface Feed {
  /** Tells what happened. Nothing is made of it where nobody listens. */
  publish(type: EventType, make: () => object): void;
  /** Keeps what happens from here on, and wakes whoever listens; returns what ends that. */
  listen(wake: () => void): () => void;
  /** The place of the last event, or of what came last before anything was kept. */
  readonly last: number;
  /** The first event behind a place; undefined where there is none yet. */
  next(place: number): NextEvent | undefined;
  /** The id by which readers know a place. */
  idOf(place: number): string;
  /** The place of an id; undefined for one of another feed, or of a time that is forgotten. */
  placeOf(id: string): number | undefined;
  /** Whether the sandbox has left. */
  readonly isClosed: boolean;
  /** Forgets what is kept, until somebody listens again. */
  rest(): void;
  /** The sandbox has left: whoever listens is woken a last time. */
  close(): void;
}

/** Is told of what happens in a sandbox; `make` may be called, and costs something. */
export type FeedTap = (type: EventType, make: () => object) => void;

const MAX_EVENTS = 1000;

/** @param tap is told of everything, whoever else listens. */
export function createFeed(maxEvents = MAX_EVENTS, tap?: FeedTap): Feed {
  const listeners = new Set<() => void>();
  let kept: FeedEvent[] = [];
  // Changes when what was kept is forgotten: an id from before leads nowhere.
  let name: string | undefined;
  let last = 0;
  let isClosed = false;
  return {
    get last() {
      return last;
    },
    get isClosed() {
      return isClosed;
    },
    publish(type, make) {
      tap?.(type, make);
      if (name === undefined) return;
      last += 1;
      kept.push({ seq: last, type, data: JSON.stringify(make()) });
      // Cut in large pieces: one by one, each event would move all others.
      if (kept.length >= 2 * maxEvents) kept = kept.slice(-maxEvents);
      for (const wake of listeners) wake();
    },
    listen(wake) {
      name ??= randomBytes(6).toString('hex');
      listeners.add(wake);
      return () => void listeners.delete(wake);
    },
    next(place) {
      const first = last - Math.min(kept.length, maxEvents) + 1;
      const wanted = Math.max(place + 1, first);
      const event = kept[kept.length - 1 - (last - wanted)];
      return event && { event, missed: wanted - place - 1 };
    },
    idOf: (place) => `${name}-${place}`,
    placeOf(id) {
      const [, owner, digits] = /^([0-9a-f]{12})-(\d{1,15})$/.exec(id) ?? [];
      const place = Number(digits);
      return owner !== undefined && owner === name && place <= last ? place : undefined;
    },
    rest() {
      kept = [];
      name = undefined;
    },
    close() {
      isClosed = true;
      for (const wake of [...listeners]) wake();
    },
  };
}
