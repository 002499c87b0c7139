/** The vendor's own SDK as it comes, and plain fetch to vendors' own hosts: told of no mock. What they are told goes to stdout. */
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';

const elevenlabs = new ElevenLabsClient({ apiKey: 'any' });
const { conversations } = await elevenlabs.conversationalAi.conversations.list({ pageSize: 2 });
const plain = [];
for (const url of ['https://api.voiceos.io/conversations?limit=1', 'http://api.useovia.com/api/v1/calls']) {
  const { status, headers } = await fetch(url, { headers: { Authorization: 'Bearer any' } });
  plain.push([status, headers.get('ringback-source')]);
}
console.log(JSON.stringify({ listed: conversations.length, plain }));
