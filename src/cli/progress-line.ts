import type { Output } from './output.ts';

/** The part of a terminal that a line is drawn on. */
export interface Terminal {
  readonly columns: number;
  write(text: string): unknown;
}

/** One line at a terminal's bottom that says how far a run is. */
export interface ProgressLine {
  /** Writes lines above it. */
  readonly output: Output;
  /** Takes it away for good. */
  stop(): void;
}

/** Real time between two looks; what has not changed is not drawn again. */
const LOOK_MS = 1000;
const USUAL_COLUMNS = 80;
const CLEAR = '\r\u001B[2K';

/** Draws a line over and over, until it is stopped; none while there is nothing to tell. It keeps no process alive. */
export function startProgressLine(
  terminal: Terminal,
  output: Output,
  read: () => string | undefined,
): ProgressLine {
  let drawn = '';
  const clear = (): void => {
    if (drawn !== '') terminal.write(CLEAR);
    drawn = '';
  };
  const draw = (): void => {
    const told = read();
    if (told === undefined) return;
    // The last column stays free: a full line would wrap. Some terminals say that they have no columns.
    const text = told.slice(0, (terminal.columns || USUAL_COLUMNS) - 1);
    if (text === drawn) return;
    terminal.write(CLEAR + text);
    drawn = text;
  };
  const timer = setInterval(draw, LOOK_MS);
  timer.unref();
  return {
    output: {
      data(text) {
        clear();
        output.data(text);
      },
      progress(text) {
        clear();
        output.progress(text);
      },
    },
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}

/** Whether there is a terminal to draw on, and no log that keeps what is drawn. */
export function hasTerminal(
  { isTTY }: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY === true && !env.CI && env.TERM !== 'dumb';
}

/** What there is where nothing can be drawn. */
export function noProgressLine(output: Output): ProgressLine {
  return { output, stop: () => {} };
}
