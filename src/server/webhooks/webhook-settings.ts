import type { TargetMap } from './target-map.ts';

/** How a server's webhooks find their receivers. */
export interface WebhookSettings {
  readonly map: TargetMap;
  /** Whether receivers may have public addresses. */
  readonly allowPublic: boolean;
  /** The process's environment: secrets by name. */
  readonly env: (name: string) => string | undefined;
  /** Real time since 1970 in milliseconds: receivers hold signatures against their own clock. */
  readonly today: () => number;
  /** Is told what whoever runs the mock should know. */
  readonly note: (line: string) => void;
}
