/**
 * A value that is made when it is first asked for, and kept; what it is made from is let go then. What its making throws is
 * thrown at each asking.
 */
export function onDemand<Value>(make: () => Value): () => Value {
  let rest: (() => Value) | undefined = make;
  let made: Value | undefined;
  return () => {
    if (rest) {
      made = rest();
      rest = undefined;
    }
    // Made by now, whatever it is: also where that is undefined.
    return made as Value;
  };
}
