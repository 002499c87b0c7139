/** A value that is made when it is first asked for, and kept; what its making throws is thrown at each asking. */
export function onDemand<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
