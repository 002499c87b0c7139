/**
 * What the examples test: a client that places a telephone call and waits until it knows what the call cost. It is
 * written as for the vendor itself; only where it is pointed, and how it waits, are settings.
 *
 * @param {{ baseUrl: string, apiKey: string, wait?: (ms: number) => Promise<unknown> }} settings
 */
export function createCallClient({ baseUrl, apiKey, wait = sleep }) {
  const ask = async (method, path, body) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(baseUrl + path, {
        method,
        headers: {
          Authorization: `Bearer ${apiKey}`,
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (response.ok) return response.json();
      const mayBeRetried = method === 'GET' && (response.status === 429 || response.status >= 500);
      if (!mayBeRetried || attempt === MAX_ATTEMPTS) throw new Error(`${method} ${path}: ${response.status}`);
      await wait(RETRY_MS);
    }
  };
  return {
    /** Places a call; answers with it as it is then. */
    placeCall: ({ from, to, agentId }) =>
      ask('POST', '/conversations/create_phone_call', {
        from_number: from,
        to_number: to,
        agent_id: agentId,
      }),
    /** Polls until the call has ended and its costs are known. */
    async waitForCosts(id) {
      for (let poll = 1; poll <= MAX_POLLS; poll += 1) {
        const call = await ask('GET', `/conversations/${id}`);
        if (call.status === 'ended' && call.cost_breakdown !== null) return call;
        await wait(POLL_MS);
      }
      throw new Error(`call ${id} has no costs after ${MAX_POLLS} polls`);
    },
  };
}

const MAX_ATTEMPTS = 3;
const MAX_POLLS = 100;
const POLL_MS = 5000;
const RETRY_MS = 1000;

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
