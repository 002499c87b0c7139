import { formatId, type IdForm } from '../../src/core/id-form.ts';
import { canonicalJson } from '../../src/core/json.ts';
import { keyOf } from '../../src/core/random.ts';
import type { ErrorAnswer, Refusal } from '../../src/engine/provider.ts';
import { ownWordsFor } from '../voice/own-words.ts';
import { wordsOf } from '../voice/status-words.ts';
import { toValidationErrors } from '../voice/validation-errors.ts';

/** ElevenLabs's own answer to what it refuses. */
export function refuse(refusal: Refusal): ErrorAnswer {
  if (refusal.kind === 'invalid' || (refusal.kind === 'fault' && refusal.status === 422)) {
    const problems = refusal.kind === 'invalid' ? refusal.problems : [];
    return { status: 422, headers: {}, body: toValidationErrors(problems) };
  }
  const { status, type, code, message, param = null, headers = {} } = describe(refusal);
  const detail = { type, code, message, status: code, request_id: requestIdOf(refusal), param };
  return { status, headers, body: { detail } };
}

interface Description {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly message: string;
  readonly param?: string;
  readonly headers?: ErrorAnswer['headers'];
}

function describe(refusal: Exclude<Refusal, { kind: 'invalid' }>): Description {
  switch (refusal.kind) {
    case 'unauthorized':
      return {
        ...{ status: 401, type: 'authentication_error', code: 'invalid_api_key' },
        message: 'Invalid API key',
      };
    case 'not-found':
      return {
        ...{ status: 404, type: 'not_found', code: 'conversation_not_found', param: 'conversation_id' },
        message: `Conversation with id ${refusal.id} not found.`,
      };
    case 'no-path':
      return { status: 404, type: 'not_found', code: 'not_found', message: 'Not Found' };
    case 'no-method':
      return {
        ...{ status: 405, type: 'invalid_request', code: 'method_not_allowed' },
        message: 'Method Not Allowed',
        headers: { Allow: refusal.allow.join(', ') },
      };
    case 'media-type':
      return {
        ...{ status: 415, type: 'invalid_request', code: 'unsupported_media_type' },
        message: 'Unsupported Media Type: send application/json',
      };
    case 'too-large':
      return {
        ...{ status: 413, type: 'invalid_request', code: 'payload_too_large' },
        message: `Request body over ${refusal.limit} bytes`,
      };
    case 'too-many':
      return {
        ...{ status: 429, type: 'rate_limit_error', code: 'rate_limit_exceeded' },
        message: 'Too many requests. Please slow down.',
      };
    case 'fault':
      return describeFault(refusal);
    case 'internal':
      return {
        status: 500,
        type: 'internal_error',
        code: 'internal_error',
        message: 'Internal Server Error',
      };
  }
}

/** Codes of the vendor's where it has one for the status; the others are decided, in its manner. */
function describeFault(refusal: Extract<Refusal, { kind: 'fault' }>): Description {
  const { status, reason } = refusal;
  if (reason === 'concurrency') {
    return {
      ...{ status, type: 'rate_limit_error', code: 'concurrent_limit_exceeded' },
      message: 'Too many concurrent requests. Please wait for some to finish.',
    };
  }
  const own = status === 500 ? ({ kind: 'internal' } as const) : ownWordsFor(refusal);
  if (own) return describe(own);
  const words = wordsOf(status);
  const type = status >= 500 ? 'internal_error' : 'invalid_request';
  return { status, type, code: words.toLowerCase().replaceAll(' ', '_'), message: words };
}

const REQUEST_ID: IdForm = {
  name: 'elevenlabs request',
  pattern: '#'.repeat(32),
  digits: '0123456789abcdef',
};

/** The same for the same refusal: an answer's bytes depend on nothing but what was asked. */
function requestIdOf(refusal: Refusal): string {
  return formatId(REQUEST_ID, keyOf('elevenlabs request', canonicalJson(refusal)));
}
