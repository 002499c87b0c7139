import type { LabelledRow } from './row.ts';

const CALL = { agent_id: 'agent_1', agent_phone_number_id: 'phnum_1', to_number: '+14155550123' };

function list(query: string, ...finds: readonly string[]): LabelledRow {
  return { ask: `GET /v1/convai/conversations?${query}`, finds };
}

function call(body: unknown, ...finds: readonly string[]): LabelledRow {
  return { ask: 'POST /v1/convai/twilio/outbound-call', body, finds };
}

const MANY = Array.from({ length: 51 }, (_, index) => `visited_agent_ids=a${index}`).join('&');
const FEEDBACK = 'POST /v1/convai/conversations/conv_1/feedback';

export const ELEVENLABS: readonly LabelledRow[] = [
  list('page_size=0', 'violation query page_size minimum client seed'),
  list('page_size=500', 'violation query page_size maximum client seed'),
  list('page_size=all', 'violation query page_size type client seed'),
  list('call_successful=maybe', 'violation query call_successful enum client sdk'),
  list('summary_mode=on', 'violation query summary_mode enum client seed'),
  list('call_start_before_unix=now', 'violation query call_start_before_unix type client seed'),
  list('call_duration_min_secs=long', 'violation query call_duration_min_secs type client sdk'),
  list('rating_min=0', 'violation query rating_min minimum client sdk'),
  list('rating_max=6', 'violation query rating_max maximum client sdk'),
  list('has_feedback_comment=yes', 'violation query has_feedback_comment type client sdk'),
  list('text_only=1', 'violation query text_only type client sdk'),
  list('exclude_statuses=finished', 'violation query exclude_statuses enum client sdk'),
  list('exclude_statuses=done&exclude_statuses=finished', 'violation query exclude_statuses enum client sdk'),
  list('conversation_product_type=agent', 'violation query conversation_product_type enum client sdk'),
  list('sort_direction=newest', 'violation query sort_direction enum client sdk'),
  list(MANY, 'violation query visited_agent_ids max-items client sdk'),
  list('cursor=garbage', 'violation query cursor cursor client decided'),
  list('page=2', 'note query page undeclared spec seed'),
  list('pageSize=2', 'note query pageSize undeclared client seed'),
  {
    ask: 'GET /v1/convai/conversations/conv_1?format=xml',
    finds: ['violation query format enum client sdk'],
  },
  {
    ask: 'GET /v1/convai/conversations/conv_1/summary?max_messages=few',
    finds: ['violation query max_messages type client sdk'],
  },
  { ask: 'GET /v1/convai/agents?page_size=0', finds: ['violation query page_size minimum client sdk'] },
  { ask: 'GET /v1/convai/agents?sort_by=age', finds: ['violation query sort_by enum client sdk'] },
  { ask: 'GET /v1/convai/agents?archived=no', finds: ['violation query archived type client sdk'] },
  { ask: 'GET /v1/convai/phone-numbers?provider=acme', finds: ['violation query provider enum client sdk'] },
  {
    ask: 'GET /v1/convai/agents',
    headers: { 'xi-api-key': null },
    finds: ['violation credential - credential client sdk'],
  },
  {
    ask: 'GET /v1/convai/agents',
    headers: { 'xi-api-key': null, authorization: 'Bearer k' },
    finds: ['violation credential - credential client sdk'],
  },
  {
    ask: 'GET /v1/convai/agents',
    headers: { 'xi-api-key': '' },
    finds: ['violation credential - credential client sdk'],
  },
  {
    ask: 'GET /v1/convai/conversations',
    headers: { 'xi-api-key': null },
    finds: ['violation credential - credential client sdk'],
  },
  { ask: 'GET /v1/convai/voices', finds: ['violation path /v1/convai/voices no-path spec seed'] },
  ...['/v1/voices', '/v1/text-to-speech/voice_1', '/v1/convai/agents/create', '/nope'].map((path) => ({
    ask: `GET ${path}`,
    finds: [`violation path ${path} no-path spec seed`],
  })),
  ...[
    ...['/convai/conversations', '/v2/convai/conversations', '/v1/v1/convai/agents', '/agents'],
    ...['/elevenlabs/v1/convai/agents', '/v1/convai/conversation', '/v1/convai/Conversations/conv_1'],
    ...['/v1/convai/conversations/', '/v1//convai/conversations'],
  ].map((path) => ({ ask: `GET ${path}`, finds: [`violation path ${path} no-path client seed`] })),
  ...['/v1/convai/twilio/outbound_call', '/v1/convai/twilio/outbound-cal'].map((path) => ({
    ask: `POST ${path}`,
    body: CALL,
    finds: [`violation path ${path} no-path client seed`],
  })),
  {
    ask: 'PATCH /v1/convai/conversations/conv_1',
    finds: ['violation path /v1/convai/conversations/conv_1 no-method client seed'],
  },
  {
    ask: 'DELETE /v1/convai/agents',
    finds: ['violation path /v1/convai/agents no-method client seed'],
  },
  {
    ask: 'POST /v1/convai/agents',
    body: {},
    finds: ['violation path /v1/convai/agents no-method client seed'],
  },
  { ask: FEEDBACK, body: { feedback: 'love' }, finds: ['violation body /feedback enum client sdk'] },
  {
    ask: FEEDBACK,
    body: { feedback: 1 },
    finds: ['violation body /feedback enum client sdk', 'violation body /feedback type client sdk'],
  },
  { ask: FEEDBACK, body: { feedbck: 'like' }, finds: ['note body /feedbck undeclared client sdk'] },
  { ask: FEEDBACK, finds: ['violation body - required client sdk'] },
  { ask: FEEDBACK, body: '[', finds: ['violation body - malformed-body client sdk'] },
  call({ ...CALL, agent_id: undefined }, 'violation body /agent_id required client sdk'),
  call({ ...CALL, to_number: 5 }, 'violation body /to_number type client sdk'),
  call({ ...CALL, toNumber: '+1' }, 'note body /toNumber undeclared client sdk'),
  call({ ...CALL, campaign: 'spring' }, 'note body /campaign undeclared spec sdk'),
  call({ ...CALL, call_recording_enabled: 'yes' }, 'violation body /call_recording_enabled type client sdk'),
  call(
    { ...CALL, telephony_call_config: { ringing_timeout_secs: 1.5 } },
    'violation body /telephony_call_config/ringing_timeout_secs type client sdk',
  ),
  call(
    { ...CALL, telephony_call_config: { twilio_machine_detection: { mode: 'on' } } },
    'violation body /telephony_call_config/twilio_machine_detection/mode enum client sdk',
  ),
  call(
    { ...CALL, conversation_initiation_client_data: { procedure_ids: [4] } },
    'violation body /conversation_initiation_client_data/procedure_ids/0 type client sdk',
  ),
  {
    ...call(CALL, 'violation header content-type content-type client sdk'),
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
];
