/**
 * The event loop takes one new connection a turn. Where many come at once, and each turn answered all that those ask
 * who are in, the last to come would wait for as many turns as there are connections: while they come, a turn is short.
 */

/** Requests that go on in a turn while connections come. */
const MAX_A_TURN = 2;
/** Turns without a new connection after which no more are on their way. */
const QUIET_TURNS = 2;

let isComing = false;
let quietTurns = 0;
/** Requests that went on in this turn; as many as may where others wait. */
let gone = 0;
let waiting: (() => void)[] = [];

/** A connection has come: there may be more. */
export function connectionCame(): void {
  quietTurns = 0;
  if (isComing) return;
  isComing = true;
  gone = 0;
  setImmediate(nextTurn);
}

/** Undefined where a request may go on at once; otherwise resolves when its turn has come, in order. */
export function itsTurn(): Promise<void> | undefined {
  if (!isComing) return undefined;
  if (gone < MAX_A_TURN) {
    gone += 1;
    return undefined;
  }
  return new Promise((resolve) => waiting.push(resolve));
}

function nextTurn(): void {
  quietTurns += 1;
  isComing = quietTurns <= QUIET_TURNS;
  const going = isComing ? waiting.slice(0, MAX_A_TURN) : waiting;
  waiting = waiting.slice(going.length);
  gone = going.length;
  for (const go of going) go();
  if (isComing) setImmediate(nextTurn);
}
