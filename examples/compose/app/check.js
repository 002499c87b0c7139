// Stands for an app under test, with the vendor's own address in it. A failure ends it with 1, and the run with it.
const response = await fetch('https://api.elevenlabs.io/v1/convai/conversations?page_size=5', {
  headers: { 'xi-api-key': process.env.ELEVENLABS_API_KEY ?? '' },
});
if (!response.ok)
  throw new Error(`Failed to list conversations: ${response.status} ${await response.text()}`);

const { conversations } = await response.json();
console.log(`${conversations.length} conversations`);
