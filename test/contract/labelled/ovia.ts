import type { LabelledRow } from './row.ts';

const ID = '0b8f6c1e-52d7-4a93-8e4f-7c19d2a6b305';
const CALL = {
  ...{ user_id: ID, agent_id: ID, phone_number_id: ID, type: 'phone_call', direction: 'outbound' },
  ...{ from_number: '+14155550100', to_number: '+14155550123' },
};

function call(body: unknown, ...finds: readonly string[]): LabelledRow {
  return { ask: 'POST /api/v1/calls', body, finds };
}

export const OVIA: readonly LabelledRow[] = [
  { ask: 'GET /api/v1/calls?limit=5', finds: ['note query limit undeclared client seed'] },
  {
    ask: 'GET /api/v1/calls?limit=5&page=2',
    finds: ['note query limit undeclared client seed', 'note query page undeclared client seed'],
  },
  {
    ask: 'GET /api/v1/calls',
    headers: { authorization: null },
    finds: ['violation credential - credential client seed'],
  },
  {
    ask: 'GET /api/v1/calls',
    headers: { authorization: 'Token abc' },
    finds: ['violation credential - credential client seed'],
  },
  { ask: 'GET /calls', finds: ['violation path /calls no-path client seed'] },
  { ask: 'GET /api/v1/call', finds: ['violation path /api/v1/call no-path client seed'] },
  { ask: 'GET /api//v1/calls', finds: ['violation path /api//v1/calls no-path client seed'] },
  { ask: 'DELETE /api/v1/calls', finds: ['violation path /api/v1/calls no-method client seed'] },
  { ask: 'PUT /api/v1/calls/1', body: {}, finds: ['violation path /api/v1/calls/1 no-method client seed'] },
  { ask: 'GET /api/v1/calls/42', finds: ['note path id format client decided'] },
  { ask: 'GET /api/v1/calls/not-a-uuid', finds: ['note path id format client decided'] },
  { ask: 'POST /api/v1/calls', finds: ['violation body - required client docs'] },
  call('{', 'violation body - malformed-body client docs'),
  {
    ...call(CALL, 'violation header content-type content-type client docs'),
    headers: { 'content-type': 'application/xml' },
  },
  call({ ...CALL, user_id: undefined }, 'violation body /user_id required client docs'),
  call({ ...CALL, agent_id: 'agent_1' }, 'violation body /agent_id format client docs'),
  call({ ...CALL, phone_number_id: 3 }, 'violation body /phone_number_id type client docs'),
  call({ ...CALL, direction: 'out' }, 'violation body /direction enum client docs'),
  call({ ...CALL, direction: undefined }, 'note body /direction required client decided'),
  call({ ...CALL, type: null }, 'violation body /type type client docs'),
  call({ ...CALL, from: '+1' }, 'note body /from undeclared client docs'),
  call('"call"', 'violation body - type client docs'),
];
