import type { WriteStream } from 'node:tty';

/** A line at the foot of a terminal that is written over; where there is no terminal, nothing. */
export interface StatusLine {
  /** Shows a text, or leaves it be where another was shown a moment ago. */
  show(text: string): void;
  clear(): void;
}

/** Milliseconds of real time between two texts. */
const PACE_MS = 200;

export function createStatusLine(terminal: Pick<WriteStream, 'isTTY' | 'write'>): StatusLine {
  let next = '';
  let timer: NodeJS.Timeout | undefined;
  const write = (text: string): void => void (terminal.isTTY && terminal.write(`\r\x1b[K${text}`));
  return {
    show(text) {
      next = text;
      timer ??= setTimeout(() => {
        timer = undefined;
        write(next);
      }, PACE_MS).unref();
    },
    clear() {
      clearTimeout(timer);
      write('');
    },
  };
}
