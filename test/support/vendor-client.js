/**
 * A program that knows nothing of any mock: the vendor's own SDK as it comes, and plain fetch to the vendors' own hosts.
 * What it is told goes to stdout.
 */
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';

const elevenlabs = new ElevenLabsClient();
const page = await elevenlabs.conversationalAi.conversations.list({ pageSize: 2 });
const detail = await elevenlabs.conversationalAi.conversations.get(page.conversations[0].conversationId);
const created = await elevenlabs.conversationalAi.twilio.outboundCall({
  agentId: 'agent_support',
  agentPhoneNumberId: 'phone_1',
  toNumber: '+14155550123',
});

const headers = { Authorization: `Bearer ${process.env.VOICEOS_API_KEY}` };
const plain = {};
for (const url of [
  'https://api.voiceos.io/conversations?limit=1',
  'https://api.voiceable.dev/api/v1/conversations?page_size=1',
  'https://api.useovia.com/api/v1/calls',
  'http://api.useovia.com/api/v1/calls',
]) {
  const response = await fetch(url, { headers });
  plain[url] = [response.status, response.headers.get('ringback-source')];
}
const stranger = await fetch('https://collector.example.com/', { method: 'POST', body: 'out' }).then(
  () => 'reached',
  () => 'refused',
);
const journal = await fetch(`${process.env.RINGBACK_ADMIN_URL}/journal?limit=100`, {
  headers: { Authorization: `Bearer ${process.env.RINGBACK_ADMIN_TOKEN}` },
});
console.log(
  JSON.stringify({
    listed: page.conversations.length,
    detail: detail.conversationId === page.conversations[0].conversationId,
    created: created.success,
    plain,
    stranger,
    journal: (await journal.json()).entries.map(({ operation }) => operation),
  }),
);
