/** A client that dials the wrong number, and a test that notices it. */
export async function dialWrongly(sandbox) {
  const response = await fetch(`${sandbox.baseUrl('voiceos')}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${sandbox.credential}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      from_number: '+14155550100',
      to_number: '+14155550199',
      agent_id: 'agent_support',
    }),
  });
  await response.json();
  await sandbox.clock.advance('6s');
}

export const WANTED = { operation: 'createPhoneCall', body: { to_number: '+14155550142' } };
