import type { JsonObject } from '../../src/core/json.ts';
import type { ErrorAnswer, Refusal } from '../../src/engine/provider.ts';
import { ownWordsFor } from '../voice/own-words.ts';
import { wordsOf } from '../voice/status-words.ts';
import { toWireStatus } from './envelope.ts';

/** Voiceable's own answer to what it refuses: its envelope, with an error in place of the data. */
export function refuse(refusal: Refusal): ErrorAnswer {
  switch (refusal.kind) {
    case 'invalid': {
      const errors = refusal.problems.map(({ pointer, message }) => ({ field: pointer, message }));
      return answer(400, 'Invalid request parameters', { errors });
    }
    case 'unauthorized':
      return answer(401, 'Missing or invalid API key');
    case 'not-found':
      return answer(404, 'Conversation not found', { details: { conversation_id: refusal.id } });
    case 'no-path':
      return answer(404, 'Resource not found');
    case 'no-method':
      return answer(405, 'Method not allowed', {}, { Allow: refusal.allow.join(', ') });
    case 'media-type':
      return answer(415, 'Unsupported media type: send application/json');
    case 'too-large':
      return answer(413, `Request body over ${refusal.limit} bytes`);
    case 'too-many':
      return answer(429, 'Rate limit exceeded', { details: { limit: refusal.limit } });
    case 'fault':
      return onPurpose(refusal);
    case 'internal':
      return answer(500, 'Internal server error');
  }
}

/** The vendor documents no words for a server that fails: these are decided. */
function onPurpose(fault: Extract<Refusal, { kind: 'fault' }>): ErrorAnswer {
  const { status, reason } = fault;
  if (reason === 'concurrency') return answer(status, 'Too many concurrent calls');
  if (status === 400) return answer(400, 'Invalid request parameters');
  if (status === 429) return answer(429, 'Rate limit exceeded');
  if (status === 500) return refuse({ kind: 'internal' });
  const own = ownWordsFor(fault);
  return own ? refuse(own) : answer(status, wordsOf(status));
}

function answer(
  status: number,
  error: string,
  more: JsonObject = {},
  headers: ErrorAnswer['headers'] = {},
): ErrorAnswer {
  return {
    status,
    headers,
    body: { status: toWireStatus(status), error, errors: [], details: null, ...more },
  };
}
