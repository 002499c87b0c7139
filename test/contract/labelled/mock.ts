import type { LabelledRow } from './row.ts';

/** What the mock is told to put into its answers, by the header `x-break`: these break the contract, and nobody's client does. */
export const BREAKING_REPLIES: readonly object[] = [
  {
    on: 'listConversations',
    provider: 'voiceos',
    match: { 'header.x-break': 'type' },
    merge: { has_more: 'yes' },
  },
  {
    on: 'listConversations',
    provider: 'voiceos',
    match: { 'header.x-break': 'required' },
    merge: { items: null },
  },
  {
    on: 'listConversations',
    provider: 'voiceable',
    match: { 'header.x-break': 'type' },
    merge: { has_more: 1 },
  },
  {
    on: 'listConversations',
    provider: 'elevenlabs',
    match: { 'header.x-break': 'type' },
    merge: { conversations: {} },
  },
  { on: 'createPhoneCall', match: { 'header.x-break': 'enum' }, merge: { status: 'ringing' } },
  { on: 'createCall', match: { 'header.x-break': 'format' }, merge: { id: 'call-1' } },
  { on: 'twilioOutboundCall', match: { 'header.x-break': 'type' }, merge: { success: 'true' } },
];

const TO = { from_number: '+14155550100', to_number: '+14155550123' };
const ID = '0b8f6c1e-52d7-4a93-8e4f-7c19d2a6b305';

export const MOCK: Readonly<Record<string, readonly LabelledRow[]>> = {
  voiceos: [
    {
      ask: 'GET /conversations',
      headers: { 'x-break': 'type' },
      finds: ['violation response /has_more type mock seed'],
    },
    {
      ask: 'GET /conversations',
      headers: { 'x-break': 'required' },
      finds: ['violation response /items required mock seed'],
    },
    {
      ask: 'POST /conversations/create_phone_call',
      body: { ...TO, agent_id: 'agent_support' },
      headers: { 'x-break': 'enum' },
      finds: ['violation response /status enum mock seed'],
    },
    {
      ask: 'GET /conversations?limit=200',
      headers: { 'x-break': 'type' },
      finds: ['note query limit maximum client decided', 'violation response /has_more type mock seed'],
    },
  ],
  voiceable: [
    {
      ask: 'GET /conversations',
      headers: { 'x-break': 'type' },
      finds: ['violation response /has_more type mock seed'],
    },
  ],
  elevenlabs: [
    {
      ask: 'GET /v1/convai/conversations',
      headers: { 'x-break': 'type' },
      finds: ['violation response /conversations type mock sdk'],
    },
    {
      ask: 'POST /v1/convai/twilio/outbound-call',
      body: { agent_id: 'agent_1', agent_phone_number_id: 'phnum_1', to_number: '+14155550123' },
      headers: { 'x-break': 'type' },
      finds: ['violation response /success type mock sdk'],
    },
  ],
  ovia: [
    {
      ask: 'POST /api/v1/calls',
      body: { ...TO, user_id: ID, agent_id: ID, phone_number_id: ID, direction: 'outbound' },
      headers: { 'x-break': 'format' },
      finds: ['violation response /id format mock decided'],
    },
  ],
};
