/** How signals reach a child. */
export interface PassOptions {
  tell(signal: NodeJS.Signals): void;
  /** Whether a terminal tells the child of a Ctrl-C by itself, as it does all of its group. */
  readonly isTold: boolean;
  /** Real time in milliseconds. */
  now(): number;
}

/** A terminal and npm each tell of one Ctrl-C: what comes this soon after is the same wish. */
const SAME_WISH_MS = 300;

/** Passes the first signal on; a later one kills. */
export function passSignals({ tell, isTold, now }: PassOptions): (signal: NodeJS.Signals) => void {
  let last: { readonly signal: NodeJS.Signals; readonly at: number } | undefined;
  return (signal) => {
    const before = last;
    last = { signal, at: now() };
    if (before && last.at - before.at >= SAME_WISH_MS) tell('SIGKILL');
    else if (before?.signal !== signal && !(isTold && signal === 'SIGINT')) tell(signal);
  };
}
