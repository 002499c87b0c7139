import type { WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import { neutralEvents } from '../voice/neutral-events.ts';
import { call } from './shapes.ts';

/** Ovia documents no webhooks. */
export const webhooks: WebhookModel = neutralEvents(call);
