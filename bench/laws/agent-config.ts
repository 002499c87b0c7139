/** A configuration that a client sends along with a create. */
export const AGENT_CONFIG = {
  initial_message: 'Good morning, I am calling about your booking on Friday.',
  prompt: 'Confirm the booking. If the guest cannot come, offer Saturday at the same time.',
  voice: { provider: 'elevenlabs', voice_id: '21m00Tcm4TlvDq8ikWAM' },
  language_model: { provider: 'openai', temperature: 0.4 },
  transcriber: { provider: 'azure' },
  max_duration_seconds: 180,
  metadata: { booking: 'NW-20417' },
};
