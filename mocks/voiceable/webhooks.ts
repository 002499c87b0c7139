import type { WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import { neutralEvents } from '../voice/neutral-events.ts';
import { conversation } from './shapes.ts';

/** Voiceable documents no webhooks. */
export const webhooks: WebhookModel = neutralEvents(conversation);
