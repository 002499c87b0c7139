import { defineProvider } from '../../src/engine/provider.ts';
import { toCallInput } from './create-call.ts';
import { refuse } from './errors.ts';
import { CALL_ID } from './identities.ts';
import { call } from './shapes.ts';
import { webhooks } from './webhooks.ts';

/** The vendor names no bound to its list; this one is decided. */
const MAX_CALLS = 1000;

/** Ovia: calls as one bare array, and calls made by `createCall`. */
export const ovia = defineProvider({
  name: 'ovia',
  title: 'Ovia',
  basePath: '',
  example: { header: 'Authorization: Bearer any', path: '/api/v1/calls' },
  ids: { call: CALL_ID },
  operations: {
    listCalls: {
      type: 'list',
      kind: 'call',
      filters: {},
      page: { style: 'whole', max: MAX_CALLS },
      shape: () => call,
      rows: null,
    },
    getCall: { type: 'read', kind: 'call', id: 'id', shape: call },
    createCall: { type: 'create', kind: 'call', status: 200, input: toCallInput, shape: call },
  },
  webhooks,
  refuse,
});
