/**
 * Resolves when the turn of the event loop is over that it is asked in; all who ask in a turn go on together.
 *
 * What is written then leaves at once, one after the other: where each answer left as soon as it was made, each would
 * wake who reads it, and under many connections that takes longer than to make it.
 */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

let turn: Promise<void> | undefined;
