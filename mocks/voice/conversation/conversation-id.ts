import { CROCKFORD, type IdForm } from '../../../src/core/id-form.ts';

/** How the ids of conversations look. Voiceable wraps ElevenLabs: a call that both show has one id in both. */
export const conversationId: IdForm = {
  name: 'conversation',
  pattern: 'conv_01k#######################',
  digits: CROCKFORD,
};
