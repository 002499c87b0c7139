import { isObject } from '../core/json.ts';
import type { SpecDocument } from './spec/document.ts';
import type { OperationSpec } from './spec/operation-spec.ts';

/** An example that a spec gives of a response. */
export interface NamedExample {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly name: string;
}

/** The examples of an operation's responses that have names, in the spec's order. */
export function examplesOf(spec: SpecDocument, { declared }: OperationSpec): readonly NamedExample[] {
  return declared.flatMap(({ status, media }) =>
    media.flatMap(({ pointer }) => {
      const examples = spec.nodeAt(pointer)?.examples;
      return isObject(examples) ? Object.keys(examples).map((name) => ({ status, name })) : [];
    }),
  );
}
