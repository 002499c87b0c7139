import { Buffer } from 'node:buffer';
import type { Contract, Finding } from '../../contract/contract.ts';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Json } from '../../core/json.ts';
import type { Provider } from '../../engine/provider.ts';
import type { AttemptError } from '../../engine/webhooks/recorded-delivery.ts';
import { renderEvent } from '../../engine/webhooks/render-delivery.ts';
import type { Links } from '../links/links.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';
import { readSecret } from './delivery-secret.ts';
import type { InboxEntry } from './inbox.ts';
import { ownHeadersOf } from './own-headers.ts';
import type { Postman, PostOutcome } from './post.ts';
import { toShownHeaders, toShownQuery } from './receiver-secrets.ts';
import { signDelivery } from './sign.ts';
import { mapTarget } from './target-map.ts';
import type { WebhookSettings } from './webhook-settings.ts';

/** What sending takes. */
export interface SendOptions extends WebhookSettings {
  readonly providers: ReadonlyMap<string, Provider>;
  /** The contract that declares a provider's events; with null, the neutral ones. */
  readonly contractOf: (provider: string | null) => Contract | undefined;
  /** How the links of payloads are written; undefined for the vendor's own. */
  readonly linksOf?: ((sandbox: string, provider: Provider) => Links | undefined) | undefined;
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
  const { url: address, method, secret: signedWith } = subscription;
  const own = ownHeadersOf(subscription);
  const secret = readSecret(options, { url: address, headers: own, secret: signedWith });
  if ('missing' in secret) return failure('no-secret', secret.missing);
  const content = await contentOf(options, sandbox, record);
  if (!content) return failure('unsendable', 'the resource that it tells of is gone');
  const seconds = Math.floor(options.today() / 1000);
  const headers: HeaderFields = {
    ...own,
    ...(method !== 'GET' && {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(content.body)),
    }),
    'User-Agent': 'Ringback',
    'Ringback-Sandbox': sandbox.name,
    'Ringback-Delivery': record.id,
    'Ringback-Attempt': String(record.attempts.length + 1),
    ...signDelivery(subscription.sign, secret.value, { id: record.id, body: content.body, seconds }),
  };
  const target = mapTarget(options.map, address + content.query);
  const inbox = INBOX_URL.exec(target ?? '');
  if (inbox) {
    const [, name = '', query = ''] = inbox;
    const shown = toShownHeaders(sandbox, headers, own);
    return receive(sandbox, name, { method, query, headers: shown, body: content.body });
  }
  const url = target === undefined ? null : URL.parse(target);
  if (!url || !/^https?:$/.test(url.protocol))
    return failure('unsendable', 'its URL is neither http nor https, nor /_ringback/inbox/NAME');
  return toAttempt(await options.postman.post({ url, method, headers, body: content.body }));
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
  const shown = subscription.provider === null ? undefined : options.providers.get(subscription.provider);
  const linkTo = shown && options.linksOf?.(sandbox.name, shown)?.to;
  const rendered = renderEvent(world, options.providers, subscription, plan, event, linkTo);
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

/** The built-in receiver is in this process: no socket is needed. */
function receive(sandbox: Sandbox, name: string, shown: Omit<InboxEntry, 'id' | 'at'>): SendOutcome {
  sandbox.inbox.receive(name, { ...shown, at: sandbox.now, query: toShownQuery(shown.query) });
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
