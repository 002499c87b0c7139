import { Buffer } from 'node:buffer';
import type { Contract, Finding } from '../../contract/contract.ts';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Json } from '../../core/json.ts';
import type { Provider } from '../../engine/provider.ts';
import type { ActiveSubscription } from '../../engine/webhooks/active-subscription.ts';
import type { AttemptError } from '../../engine/webhooks/recorded-delivery.ts';
import { renderEvent } from '../../engine/webhooks/render-delivery.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';
import type { InboxEntry } from './inbox.ts';
import type { Postman, PostOutcome } from './post.ts';
import { isSecretHeader, toShownQuery } from './receiver-secrets.ts';
import { signDelivery } from './sign.ts';
import { mapTarget } from './target-map.ts';
import type { WebhookSettings } from './webhook-settings.ts';

/** What sending takes. */
export interface SendOptions extends WebhookSettings {
  readonly providers: ReadonlyMap<string, Provider>;
  /** The contract that declares a provider's events; with null, the neutral ones. */
  readonly contractOf: (provider: string | null) => Contract | undefined;
  readonly postman: Postman;
  /** Is told of errors of ours. */
  readonly onError: (error: unknown) => void;
}

/** Sends a delivery once: renders it as of its event, signs it, and posts it. Never rejects. */
export async function sendDelivery(
  options: SendOptions,
  sandbox: Sandbox,
  record: DeliveryRecord,
): Promise<SendOutcome> {
  try {
    return await send(options, sandbox, record);
  } catch (error) {
    options.onError(error);
    return failure('unsendable', 'the mock has an error: it is in its log');
  }
}

/** What came of sending once. */
export type SendOutcome = Omit<Attempt, 'at' | 'cause'>;

async function send(options: SendOptions, sandbox: Sandbox, record: DeliveryRecord): Promise<SendOutcome> {
  const { subscription } = record;
  const secret = secretOf(options, subscription);
  if (secret === undefined)
    return failure('no-secret', 'the environment variable with the secret is not set');
  const content = await contentOf(options, sandbox, record);
  if (!content) return failure('unsendable', 'the resource that it tells of is gone');
  const seconds = Math.floor(options.today() / 1000);
  const headers: HeaderFields = {
    ...withoutFraming(subscription.headers),
    ...(subscription.method !== 'GET' && {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(content.body)),
    }),
    'User-Agent': 'Ringback',
    'Ringback-Sandbox': sandbox.name,
    'Ringback-Delivery': record.id,
    'Ringback-Attempt': String(record.attempts.length + 1),
    ...signDelivery(subscription.sign, secret, { id: record.id, body: content.body, seconds }),
  };
  const target = mapTarget(options.map, subscription.url + content.query);
  const inbox = INBOX_URL.exec(target ?? '');
  if (inbox) {
    const [, name = '', query = ''] = inbox;
    const entry = { method: subscription.method, query, headers, body: content.body };
    return receive(sandbox, name, entry);
  }
  const url = target === undefined ? null : URL.parse(target);
  if (!url || !/^https?:$/.test(url.protocol))
    return failure('unsendable', 'its URL is neither http nor https, nor /_ringback/inbox/NAME');
  return toAttempt(
    await options.postman.post({ url, method: subscription.method, headers, body: content.body }),
  );
}

/** The built-in receiver's path, where scenarios and requests may write one in the place of a URL. */
const INBOX_URL = /^\/_ringback\/inbox\/([A-Za-z0-9._-]{1,64})(?:\?(.*))?$/;

interface SentContent {
  /** Empty where there is none. */
  readonly body: string;
  /** To be appended to the URL. */
  readonly query: string;
}

async function contentOf(
  options: SendOptions,
  sandbox: Sandbox,
  record: DeliveryRecord,
): Promise<SentContent | undefined> {
  const { content, subscription } = record;
  if (content.kind === 'callback') return { body: JSON.stringify(await content.make()), query: '' };
  const { event, resource } = content;
  const { world } = sandbox;
  const place = world.ledger.find(resource.kind, resource.serial);
  const plan = content.plan ?? place?.rows.planAt(place.row);
  if (!plan) return undefined;
  const rendered = renderEvent(world, options.providers, subscription, plan, event);
  if (rendered.kind === 'query') {
    const mark = subscription.url.includes('?') ? '&' : '?';
    return { body: '', query: `${mark}${new URLSearchParams(rendered.query)}` };
  }
  if (record.attempts.length === 0) checkPayload(options, sandbox, record, event.name, rendered.body);
  return { body: JSON.stringify(rendered.body), query: '' };
}

/** What the mock sends is held to its spec; a breach of it is the mock's own, and is sent all the same. */
function checkPayload(
  { contractOf }: SendOptions,
  sandbox: Sandbox,
  { id, subscription: { provider, model } }: DeliveryRecord,
  event: string,
  body: Json,
): void {
  const findings: readonly Finding[] =
    contractOf(provider)?.checkWebhook(model?.specNameOf(event) ?? 'callEvent', body) ?? [];
  for (const finding of findings) {
    const sighting = {
      requestId: id,
      kind: 'response',
      provider: provider ?? 'ringback',
      operation: null,
      level: 'violation',
    } as const;
    sandbox.findings.record(finding, sighting);
  }
}

/** Headers that say how a message is framed, or that are ours, are nobody else's to set. */
function withoutFraming(headers: HeaderFields): HeaderFields {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !FRAMING.test(name)));
}

const FRAMING =
  /^(?:connection|content-length|content-type|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|ringback-.*)$/i;

/** Undefined where the environment does not have it; empty where there is none. */
function secretOf({ env, note }: SendOptions, { secret }: ActiveSubscription): string | undefined {
  if (secret === null) return '';
  if ('value' in secret) return secret.value;
  const value = env(secret.env);
  if (value) return value;
  note(`Failed to sign webhooks: ${secret.env} is not set, which holds a secret of the scenario. Set it.`);
  return undefined;
}

/** The built-in receiver is in this process: no socket is needed. */
function receive(sandbox: Sandbox, name: string, sent: Omit<InboxEntry, 'id' | 'at'>): SendOutcome {
  const kept = Object.entries(sent.headers).map(([header, value]) => [
    header.toLowerCase(),
    isSecretHeader(sandbox, header, value) ? '[redacted]' : value,
  ]);
  const headers = Object.fromEntries(kept);
  sandbox.inbox.receive(name, { ...sent, at: sandbox.now, query: toShownQuery(sent.query), headers });
  return { status: 204, error: null, reason: null, ms: 0 };
}

function toAttempt(outcome: PostOutcome): SendOutcome {
  if ('error' in outcome) return failure(outcome.error, outcome.reason, outcome.ms);
  const { status, ms } = outcome;
  if (status >= 200 && status < 300) return { status, error: null, reason: null, ms };
  return status >= 300 && status < 400
    ? { status, error: 'redirect', reason: 'redirects are not followed', ms }
    : { status, error: 'status', reason: `the receiver answered ${status}`, ms };
}

function failure(error: AttemptError, reason: string, ms = 0): SendOutcome {
  return { status: null, error, reason, ms };
}
