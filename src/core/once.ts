/** What is made when it is first asked for, and kept; what it is made from is let go. */
export function once<Made>(make: () => Made): () => Made {
  let rest: (() => Made) | undefined = make;
  let made: Made | undefined;
  return () => {
    if (rest) {
      made = rest();
      rest = undefined;
    }
    // Made by now, whatever it is: also where that is undefined.
    return made as Made;
  };
}
