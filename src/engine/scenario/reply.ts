import type { HeaderFields } from '../../core/exchange.ts';
import type { Json } from '../../core/json.ts';
import type { RequestRule } from './request-rule.ts';

/** A response that the user wrote for given requests. */
export interface Reply extends RequestRule {
  readonly answer: ReplyAnswer;
  /** Whether it may break the contract. */
  readonly breaks: boolean;
}

export type ReplyAnswer =
  /** Whole; without a body, the provider's own error of that status, or one made from the spec. */
  | {
      readonly kind: 'whole';
      readonly status: number;
      readonly headers: HeaderFields;
      readonly body: Json | undefined;
    }
  /** Merged into the modelled response (RFC 7396): a null takes a member out. */
  | { readonly kind: 'merge'; readonly merge: Json; readonly headers: HeaderFields }
  /** One of the spec's examples, by name. */
  | { readonly kind: 'example'; readonly name: string; readonly status: number | null };
