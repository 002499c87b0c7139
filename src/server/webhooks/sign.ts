import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Signing } from '../../engine/scenario/subscription.ts';

/** What is signed. */
export interface Signed {
  readonly id: string;
  /** As it is sent; empty where there is none. */
  readonly body: string;
  /** Real time, in whole seconds: receivers hold it against their own clock. */
  readonly seconds: number;
}

/** The headers that prove where a delivery comes from. */
export function signDelivery(signing: Signing, secret: string, { id, body, seconds }: Signed): HeaderFields {
  switch (signing.kind) {
    case 'none':
      return {};
    case 'standard': {
      const hash = createHmac('sha256', keyOfStandard(secret)).update(`${id}.${seconds}.${body}`);
      return {
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': `v1,${hash.digest('base64')}`,
      };
    }
    case 'elevenlabs': {
      const hash = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      return { 'ElevenLabs-Signature': `t=${seconds},v0=${hash}` };
    }
    case 'header': {
      const { header, form } = signing;
      return { [header]: form === null ? secret : fillForm(form, secret, { id, body, seconds }) };
    }
  }
}

/**
 * Standard Webhooks writes secrets in base64, with or without `whsec_` before; a text that is none is the key itself,
 * as its libraries have it in their raw format.
 */
function keyOfStandard(secret: string): Buffer {
  const text = secret.startsWith('whsec_') ? secret.slice(6) : secret;
  return isBase64(text) ? Buffer.from(text, 'base64') : Buffer.from(text);
}

function isBase64(text: string): boolean {
  return text !== '' && /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
}

/** The hash is over the timestamp, a dot and the body where the form holds the timestamp, else over the body alone. */
function fillForm(form: string, secret: string, { id, body, seconds }: Signed): string {
  const hash = createHmac('sha256', secret)
    .update(form.includes('{timestamp}') ? `${seconds}.${body}` : body)
    .digest();
  const values: Readonly<Record<string, string>> = {
    '{timestamp}': String(seconds),
    '{id}': id,
    '{hex}': hash.toString('hex'),
    '{base64}': hash.toString('base64'),
  };
  return form.replaceAll(/\{(?:timestamp|id|hex|base64)\}/g, (name) => values[name] ?? name);
}
