import type { Distribution } from '../../core/distribution.ts';
import type { HeaderFields } from '../../core/exchange.ts';

/** Who is told of events, and how. */
export interface Subscription {
  /** An `http:` or `https:` URL that may hold `{sandbox}`, or a path of the built-in receiver: `/_ringback/inbox/orders`. */
  readonly url: string;
  /** Names, and `call.*` for all of a kind; none are all. */
  readonly events: readonly string[];
  /** Whose events, payloads and signature; null for the neutral ones. */
  readonly provider: string | null;
  readonly headers: HeaderFields;
  /** Undefined where it is the provider's own, or none. */
  readonly sign: Signing | undefined;
  readonly secret: Secret | null;
  /** Milliseconds from each failed attempt to the next. */
  readonly retries: readonly number[];
  readonly troubles: DeliveryTroubles;
}

/** How a delivery proves where it comes from. */
export type Signing =
  | { readonly kind: 'none' }
  /** Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
  | { readonly kind: 'standard' }
  /** `ElevenLabs-Signature: t=…,v0=…`. */
  | { readonly kind: 'elevenlabs' }
  /** A header of the user's: the secret itself, or a keyed hash of the body written as the form says. */
  | { readonly kind: 'header'; readonly header: string; readonly form: string | null };

/** A secret by its value, or by the name of the environment variable that holds it. */
export type Secret = { readonly value: string } | { readonly env: string };

/** What goes wrong on the way to a receiver, drawn by seed and delivery. */
export interface DeliveryTroubles {
  /** Shares of the deliveries. */
  readonly duplicate: number;
  readonly drop: number;
  readonly late: { readonly probability: number; readonly by: Distribution } | null;
  /** Deliveries are put off within a window of so many milliseconds, each by its own draw; 0 keeps their order. */
  readonly shuffle: number;
  /** Whether what a create causes is delivered before the create is answered. */
  readonly early: boolean;
}
