import type { LabelledRow } from './row.ts';

const TO = { from_number: '+14155550100', to_number: '+14155550123' };
const CALL = { ...TO, agent_id: 'agent_support' };

function call(body: unknown, ...finds: readonly string[]): LabelledRow {
  return { ask: 'POST /conversations/create_phone_call', body, finds };
}

function config(agent_config: unknown, ...finds: readonly string[]): LabelledRow {
  return call({ ...TO, agent_config }, ...finds);
}

function list(query: string, ...finds: readonly string[]): LabelledRow {
  return { ask: `GET /conversations?${query}`, finds };
}

const playht = (voice: object): object => ({ voice: { provider: 'playht', ...voice } });
const model = (language_model: object): object => ({
  language_model: { provider: 'openai', ...language_model },
});
const HOOK = { url: 'https://hooks.test/x', method: 'POST', events: ['conversation:ended'] };

export const VOICEOS: readonly LabelledRow[] = [
  // Query parameters.
  list('status=finished', 'violation query status enum client seed'),
  list('status=ENDED', 'violation query status enum client seed'),
  list('status=', 'violation query status enum client seed'),
  list('index=0', 'violation query index minimum client seed'),
  list('index=-3', 'violation query index minimum client seed'),
  list('index=first', 'violation query index type client seed'),
  list('index=1.5', 'violation query index type client seed'),
  list('limit=0', 'violation query limit minimum client seed'),
  list('limit=many', 'violation query limit type client seed'),
  list('limit=101', 'note query limit maximum client decided'),
  list('created_after=yesterday', 'violation query created_after format client decided'),
  list('created_before=2026-02-30T00:00:00Z', 'violation query created_before format client decided'),
  list('created_before=1767571200', 'violation query created_before format client decided'),
  list('status=ended&status=queued', 'violation query status duplicate client seed'),
  list('page=2', 'note query page undeclared client seed'),
  list('limt=5', 'note query limt undeclared client seed'),
  list('Limit=5', 'note query Limit undeclared client seed'),
  list('limit[]=5', 'note query limit[] undeclared client seed'),
  list(
    'index=0&limit=0',
    'violation query index minimum client seed',
    'violation query limit minimum client seed',
  ),
  // Credentials.
  {
    ask: 'GET /conversations',
    headers: { authorization: null },
    finds: ['violation credential - credential client seed'],
  },
  {
    ask: 'GET /conversations',
    headers: { authorization: 'Basic YTpi' },
    finds: ['violation credential - credential client seed'],
  },
  {
    ask: 'GET /conversations',
    headers: { authorization: 'Bearer' },
    finds: ['violation credential - credential client seed'],
  },
  {
    ask: 'GET /conversations',
    headers: { authorization: 'my-key' },
    finds: ['violation credential - credential client seed'],
  },
  {
    ask: 'GET /conversations/conv_1',
    headers: { authorization: null, 'x-api-key': 'k' },
    finds: ['violation credential - credential client sdk'],
  },
  {
    ask: 'GET /conversations?limit=0',
    headers: { authorization: null },
    finds: ['violation credential - credential client seed', 'violation query limit minimum client seed'],
  },
  // Paths and methods.
  { ask: 'GET /conversation', finds: ['violation path /conversation no-path client seed'] },
  { ask: 'GET /v1/conversations', finds: ['violation path /v1/conversations no-path client seed'] },
  { ask: 'GET /conversations/', finds: ['violation path /conversations/ no-path client seed'] },
  { ask: 'GET /Conversations', finds: ['violation path /Conversations no-path client seed'] },
  {
    ask: 'GET /conversations/conv_1/recording/',
    finds: ['violation path /conversations/conv_1/recording/ no-path client seed'],
  },
  { ask: 'GET /', finds: ['violation path / no-path client seed'] },
  { ask: 'PUT /conversations', finds: ['violation path /conversations no-method client seed'] },
  {
    ask: 'DELETE /conversations/conv_1',
    finds: ['violation path /conversations/conv_1 no-method client seed'],
  },
  { ask: 'POST /conversations', body: CALL, finds: ['violation path /conversations no-method client seed'] },
  // The body as a whole.
  { ask: 'POST /conversations/create_phone_call', finds: ['violation body - required client seed'] },
  call('{"from_number":', 'violation body - malformed-body client seed'),
  call('{"from_number":"+1",}', 'violation body - malformed-body client seed'),
  {
    ...call(CALL, 'violation header content-type content-type client seed'),
    headers: { 'content-type': 'text/plain' },
  },
  {
    ...call('from_number=%2B1', 'violation header content-type content-type client seed'),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  call([CALL], 'violation body - type client seed'),
  call(null, 'violation body - type client seed'),
  // Members.
  call({ ...CALL, from_number: undefined }, 'violation body /from_number required client seed'),
  call(
    { agent_id: 'a' },
    'violation body /from_number required client seed',
    'violation body /to_number required client seed',
  ),
  call({ ...CALL, to_number: 14155550123 }, 'violation body /to_number type client seed'),
  call({ ...CALL, to_number: '415-555-0123' }, 'note body /to_number pattern client decided'),
  call({ ...CALL, from_number: '+0123' }, 'note body /from_number pattern client decided'),
  call(
    { ...CALL, agent_id: 7 },
    'violation body /agent_id type client seed',
    'violation body - any-of client decided',
  ),
  call(TO, 'violation body - any-of client decided'),
  call({ ...TO, agent_id: null, agent_config: null }, 'violation body - any-of client decided'),
  call({ ...CALL, agentId: 'x' }, 'note body /agentId undeclared client seed'),
  call({ ...CALL, metadata: {} }, 'note body /metadata undeclared client seed'),
  config({ prompt: 5 }, 'violation body /agent_config/prompt type client seed'),
  config({ promt: 'x' }, 'note body /agent_config/promt undeclared client seed'),
  config(
    { max_duration_seconds: 'long' },
    'violation body /agent_config/max_duration_seconds type client seed',
  ),
  config({ max_duration_seconds: 0 }, 'note body /agent_config/max_duration_seconds minimum client decided'),
  config({ metadata: { plan: 1 } }, 'violation body /agent_config/metadata/plan type client sdk'),
  config(playht({ speed: 0 }), 'violation body /agent_config/voice/speed exclusive-minimum client sdk'),
  config(playht({ speed: 6 }), 'violation body /agent_config/voice/speed maximum client sdk'),
  config(playht({ temperature: 2.1 }), 'violation body /agent_config/voice/temperature maximum client sdk'),
  config(
    playht({ text_guidance: 0.5 }),
    'violation body /agent_config/voice/text_guidance minimum client sdk',
  ),
  config(
    playht({ style_guidance: 31 }),
    'violation body /agent_config/voice/style_guidance maximum client sdk',
  ),
  config(playht({ pitch: 3 }), 'note body /agent_config/voice/pitch undeclared client seed'),
  config({ voice: { provider: 'acme' } }, 'violation body /agent_config/voice/provider enum client sdk'),
  config(
    { voice: { provider: 'azure', rate: 'fast' } },
    'violation body /agent_config/voice/rate type client sdk',
  ),
  config(
    { transcriber: { provider: 'azure', languages: 'en' } },
    'violation body /agent_config/transcriber/languages type client sdk',
  ),
  config(
    { transcriber: { provider: 'deepgram', keywords: [1] } },
    'violation body /agent_config/transcriber/keywords/0 type client sdk',
  ),
  config(
    model({ temperature: 3 }),
    'violation body /agent_config/language_model/temperature maximum client docs',
  ),
  config(
    model({ temperature: -1 }),
    'violation body /agent_config/language_model/temperature minimum client docs',
  ),
  config(
    model({ max_tokens: 'x' }),
    'violation body /agent_config/language_model/max_tokens type client seed',
  ),
  config(
    { language_model: { provider: 'mistral' } },
    'violation body /agent_config/language_model/provider enum client seed',
  ),
  config(
    model({ tools: [{ type: 'tool' }] }),
    'violation body /agent_config/language_model/tools/0/type enum client seed',
  ),
  config(
    model({ tools: [{ type: 'function', function: { name: 'f', parameters: {} } }] }),
    'violation body /agent_config/language_model/tools/0/function/description required client sdk',
  ),
  config(
    { webhooks: [{ ...HOOK, url: undefined }] },
    'violation body /agent_config/webhooks/0/url required client sdk',
  ),
  config(
    { webhooks: [{ ...HOOK, method: 'PATCH' }] },
    'violation body /agent_config/webhooks/0/method enum client sdk',
  ),
  config(
    { webhooks: [{ ...HOOK, events: ['conversation:end'] }] },
    'violation body /agent_config/webhooks/0/events/0 enum client sdk',
  ),
  config(
    { hooks: [{ instructions: [{ instruction: 'hangup' }] }] },
    'violation body /agent_config/hooks/0/instructions/0/instruction enum client seed',
  ),
];
