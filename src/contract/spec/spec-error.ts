import type { JsonPointer } from '../../core/json-pointer.ts';
import type { Position } from './document.ts';

/** Why a spec cannot be served; listed in `docs/errors.md`. */
export type SpecErrorCode =
  | 'RINGBACK_SPEC_SYNTAX'
  | 'RINGBACK_SPEC_VERSION'
  | 'RINGBACK_SPEC_REF'
  | 'RINGBACK_SPEC_SCHEMA'
  | 'RINGBACK_SPEC_PATH';

/** What is wrong with a spec, and where. */
export interface SpecFault {
  readonly code: SpecErrorCode;
  readonly provider: string;
  readonly message: string;
  /** The node that is wrong. */
  readonly pointer: JsonPointer;
  /** Where it stands in the spec's text; absent when the spec was given without its text. */
  readonly position?: Position | undefined;
}

/** A spec that cannot be served: the start stops with it. */
export class SpecError extends Error {
  readonly code: SpecErrorCode;
  readonly provider: string;
  readonly pointer: JsonPointer;
  readonly position: Position | undefined;

  constructor({ code, provider, message, pointer, position }: SpecFault, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SpecError';
    this.code = code;
    this.provider = provider;
    this.pointer = pointer;
    this.position = position;
  }
}
