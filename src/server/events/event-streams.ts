import type { ServerResponse } from 'node:http';
import { ControlProblem } from '../control/control-problem.ts';
import type { Sandbox } from '../sandbox.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import type { Feed } from './feed.ts';

/** All streams of a server. */
export interface EventStreams {
  /**
   * Tells on a response what happens in a sandbox, until its reader, the sandbox or the server leaves.
   *
   * @param after the id of the last event that the reader has; without it, it begins with what happens next.
   * @throws ControlProblem 429 where there are too many streams.
   */
  open(sandbox: Sandbox, after: string | undefined): Streaming;
  /** Ends all, and takes no more. */
  close(): void;
}

/** Writes to a response; the headers are those that every answer has. */
export type Streaming = (response: ServerResponse, headers: Readonly<Record<string, string>>) => void;

const MAX_STREAMS = 100;
/** Feeds that keep what happens although nobody reads it now: for readers that come back. */
const MAX_RESTING = 100;
const HEARTBEAT_MS = 15_000;

export function createEventStreams({
  maxStreams = MAX_STREAMS,
  heartbeatMs = HEARTBEAT_MS,
}: EventStreamsOptions = {}): EventStreams {
  const streams = new Set<EventStream>();
  let unread: Feed[] = [];
  let beat: NodeJS.Timeout | undefined;
  let isClosed = false;

  const leave = (stream: EventStream): void => {
    if (!streams.delete(stream)) return;
    if (streams.size === 0) clearInterval(beat);
    const isRead = [...streams].some(({ sandbox }) => sandbox === stream.sandbox);
    const { feed } = stream.sandbox;
    if (isRead || feed.isClosed) return;
    unread.push(feed);
    if (unread.length > MAX_RESTING) unread.shift()?.rest();
  };
  return {
    open(sandbox, after) {
      if (isClosed || streams.size >= maxStreams) throw tooMany(maxStreams);
      return (response, headers) => {
        unread = unread.filter((feed) => feed !== sandbox.feed);
        const stream = createEventStream(sandbox, after, response);
        if (streams.size === 0) beat = setInterval(() => beatAll(streams), heartbeatMs).unref();
        streams.add(stream);
        response.once('close', () => {
          stream.stop();
          leave(stream);
        });
        stream.start(headers);
      };
    },
    close() {
      isClosed = true;
      for (const stream of streams) stream.end();
    },
  };
}

interface EventStreamsOptions {
  readonly maxStreams?: number;
  /** Real time between signs of life. */
  readonly heartbeatMs?: number;
}

function beatAll(streams: ReadonlySet<EventStream>): void {
  for (const stream of streams) stream.beat();
}

function tooMany(max: number): ControlProblem {
  return new ControlProblem(
    429,
    'RINGBACK_EVENTS_LIMIT',
    `Failed to open a stream of events: there are ${max} already, or the server is stopping. Close one first.`,
  );
}
