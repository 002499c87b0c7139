import type { ServerResponse } from 'node:http';
import type { Sandbox } from '../sandbox.ts';

/** One reader of what happens in a sandbox. */
export interface EventStream {
  readonly sandbox: Sandbox;
  start(headers: Readonly<Record<string, string>>): void;
  /** A sign of life; a reader that has taken nothing for two of them is cut off. */
  beat(): void;
  /** Ends the answer. */
  end(): void;
  /** The reader is gone. */
  stop(): void;
}

/**
 * Writes what happens as server-sent events. Nothing is piled up for a reader that is slow: it goes on where it was
 * from what the feed keeps, and is told how many events it has missed.
 */
export function createEventStream(
  sandbox: Sandbox,
  after: string | undefined,
  response: ServerResponse,
): EventStream {
  const { feed } = sandbox;
  let place = feed.last;
  let isFull = false;
  let beatsWhileFull = 0;
  let unlisten = (): void => {};

  const write = (text: string): void => {
    isFull = !response.write(text);
  };
  const pump = (): void => {
    while (!isFull) {
      const next = feed.next(place);
      if (!next) break;
      const { event, missed } = next;
      if (missed > 0) write(gapText(feed.idOf(event.seq - 1), missed));
      write(`id: ${feed.idOf(event.seq)}\nevent: ${event.type}\ndata: ${event.data}\n\n`);
      place = event.seq;
    }
    if (feed.isClosed && !isFull) response.end();
  };
  return {
    sandbox,
    start(headers) {
      unlisten = feed.listen(pump);
      const known = after === undefined ? place : feed.placeOf(after);
      place = known ?? feed.last;
      response.on('drain', () => {
        isFull = false;
        beatsWhileFull = 0;
        pump();
      });
      response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
      // The id alone is no event, and is where a reader that comes back goes on.
      write(`retry: ${RETRY_MS}\nid: ${feed.idOf(place)}\n\n`);
      if (known === undefined) write(gapText(feed.idOf(place), null));
      pump();
    },
    beat() {
      sandbox.lastUsedAt = sandbox.wall;
      if (!isFull) write(': still here\n\n');
      else if (beatsWhileFull > 0) response.destroy();
      else beatsWhileFull += 1;
    },
    end: () => void response.end(),
    stop: () => unlisten(),
  };
}

const RETRY_MS = 1000;

/** @param missed null where nobody knows how many. */
function gapText(id: string, missed: number | null): string {
  return `id: ${id}\nevent: gap\ndata: ${JSON.stringify({ missed })}\n\n`;
}
