import type { Finding } from '../contract.ts';
import type { Rulebook } from '../rulebook.ts';
import type { SpecDocument } from '../spec/document.ts';
import type { Schemas } from '../spec/schemas.ts';

/** What the checker of one spec works with. */
export interface CheckContext {
  readonly spec: SpecDocument;
  readonly schemas: Schemas;
  readonly rules: Rulebook;
  readonly isPartial: boolean;
}

/** What is found while a request is read; filled in place, one for each request. */
export interface Reading {
  readonly findings: Finding[];
  readonly notes: Finding[];
  /** True once there was something that only Prism understands. */
  isUnsure: boolean;
}
