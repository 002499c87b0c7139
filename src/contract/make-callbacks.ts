import { type CallbackSpec, fillExpression, readCallbacks } from './callbacks.ts';
import type { Contract, Operation } from './contract.ts';
import type { Generator } from './generate/generate.ts';
import type { SpecDocument } from './spec/document.ts';
import type { Schemas } from './spec/schemas.ts';

/** What a contract says of callbacks. They are read once: an operation without any costs one look. */
export function createCallbackMaker(
  spec: SpecDocument,
  schemas: Schemas,
  operations: readonly Operation[],
): Pick<Contract, 'hasCallbacks' | 'callbacks'> {
  const declared = new Map<Operation, readonly CallbackSpec[]>();
  for (const operation of operations) {
    const callbacks = readCallbacks(spec, operation.pointer);
    if (callbacks.length > 0) declared.set(operation, callbacks);
  }
  let generator: Promise<Generator> | undefined;
  const generate = async (...wanted: Parameters<Generator['generate']>): Promise<unknown> => {
    generator ??= loadGenerator(spec, schemas);
    return (await generator).generate(...wanted);
  };
  return {
    hasCallbacks: (operation) => declared.has(operation),
    callbacks: (operation, exchange, key) =>
      (declared.get(operation) ?? []).flatMap(({ name, expression, method, schema }) => {
        const url = fillExpression(expression, exchange);
        return url === undefined
          ? []
          : [{ name, url, method, body: () => generate(schema, `${key} ${name}`) }];
      }),
  };
}

/** What makes values up is large, and most servers never need it here. */
async function loadGenerator(spec: SpecDocument, schemas: Schemas): Promise<Generator> {
  const { createGenerator } = await import('./generate/generate.ts');
  return createGenerator(spec, schemas);
}
