import type { LabelledRow } from './row.ts';

function list(query: string, ...finds: readonly string[]): LabelledRow {
  return { ask: `GET /api/v1/conversations?${query}`, finds };
}

export const VOICEABLE: readonly LabelledRow[] = [
  list('page_size=0', 'violation query page_size minimum client seed'),
  list('page_size=101', 'violation query page_size maximum client seed'),
  list('page_size=ten', 'violation query page_size type client seed'),
  list('call_successful=unknown', 'violation query call_successful enum client seed'),
  list('summary_mode=short', 'violation query summary_mode enum client seed'),
  list('call_start_after_unix=2026-01-01', 'violation query call_start_after_unix type client seed'),
  list('call_start_before_unix=1.5', 'violation query call_start_before_unix type client seed'),
  list('cursor=garbage', 'violation query cursor cursor client decided'),
  list('status=done', 'note query status undeclared client seed'),
  list('pagesize=5', 'note query pagesize undeclared client seed'),
  list('page_size=5&page_size=6', 'violation query page_size duplicate client seed'),
  { ask: 'GET /conversations?page_size=0', finds: ['violation query page_size minimum client seed'] },
  {
    ask: 'GET /conversations',
    headers: { 'x-api-key': null },
    finds: ['violation credential - credential client docs'],
  },
  {
    ask: 'GET /conversations',
    headers: { 'x-api-key': '' },
    finds: ['violation credential - credential client docs'],
  },
  {
    ask: 'GET /conversations',
    headers: { 'x-api-key': null, 'xi-api-key': 'k' },
    finds: ['violation credential - credential client docs'],
  },
  { ask: 'GET /api/v2/conversations', finds: ['violation path /api/v2/conversations no-path client seed'] },
  { ask: 'GET /api/v1/conversation', finds: ['violation path /api/v1/conversation no-path client seed'] },
  {
    ask: 'PATCH /api/v1/conversations/conv_1',
    finds: ['violation path /api/v1/conversations/conv_1 no-method client seed'],
  },
  {
    ask: 'GET /api/v1/conversations/conv_1?format=json',
    finds: ['note query format undeclared client seed'],
  },
];
