import type { ClockFacts, DeliveryFacts, DeliveryPage, Times } from '../index.ts';
import { type Judgement, withList } from './judgement.ts';

/** What delivers webhooks. */
export interface WithDeliveries {
  readonly clock: { settle(): Promise<ClockFacts> };
  readonly deliveries: {
    list(query?: { readonly limit?: number; readonly cursor?: string }): DeliveryPage | Promise<DeliveryPage>;
  };
}

/** Which deliveries there should have been. */
export interface DeliveryQuestion {
  /** Such as `call.ended`, or a provider's own name; any without it. */
  readonly event?: string | undefined;
  /** The receiver: its URL, or the path of it. */
  readonly to?: string | undefined;
  /** At least one without it. */
  readonly times?: Times | undefined;
}

/** Whether such webhooks were delivered and acknowledged; what is due by now is waited for. */
export async function judgeDelivered(
  sandbox: WithDeliveries,
  question: DeliveryQuestion = {},
): Promise<Judgement> {
  await sandbox.clock.settle();
  const { deliveries, dropped } = await listAll(sandbox);
  const wanted = deliveries.filter((delivery) => isMeant(delivery, question));
  const count = wanted.filter(({ state }) => state === 'delivered').length;
  const { atLeast, atMost } = boundsOf(question.times);
  const isMissed = count > atMost || (count < atLeast && dropped === 0);
  const isOpen = dropped > 0 && (count < atLeast || atMost !== Number.POSITIVE_INFINITY);
  const sentence = `Delivered ${count} such webhooks; wanted ${wishOf(atLeast, atMost)}.`;
  const others = deliveries.filter((one) => !(isMeant(one, question) && one.state === 'delivered'));
  return {
    truth: isMissed ? 'no' : isOpen ? 'unknown' : 'yes',
    message: withList(
      `${sentence}${isOpen ? ` ${dropped} deliveries are no longer kept: there may have been more.` : ''}\nAsked for: ${JSON.stringify(question)}`,
      'Other deliveries:',
      others.slice(0, MAX_SHOWN).map(deliveryText),
    ),
  };
}

const MAX_SHOWN = 5;

/** A delivery and what came of it, in a line. */
export function deliveryText({ event, url, state, attempts, nextAt }: DeliveryFacts): string {
  const answers = attempts.map(({ status, error }) => error ?? status ?? 'no answer').join(', ');
  const next = nextAt === null ? '' : `; next at ${nextAt}`;
  return `${event} → ${url}: ${state}${answers === '' ? '' : ` (${answers})`}${next}`;
}

async function listAll({
  deliveries,
}: WithDeliveries): Promise<{ readonly deliveries: readonly DeliveryFacts[]; readonly dropped: number }> {
  const found: DeliveryFacts[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await deliveries.list({ limit: 1000, ...(cursor !== undefined && { cursor }) });
    found.push(...page.deliveries);
    if (page.cursor === null) return { deliveries: found, dropped: page.dropped };
    cursor = page.cursor;
  }
}

function isMeant({ event, url }: DeliveryFacts, question: DeliveryQuestion): boolean {
  if (question.event !== undefined && event !== question.event) return false;
  const { to } = question;
  if (to === undefined || url === to) return true;
  const isPath = url.startsWith('/') || to.startsWith('/');
  return isPath && pathOf(url) === pathOf(to);
}

/** Of a sandbox's own inbox, the address may or may not name the sandbox. */
function pathOf(url: string): string {
  const path = URL.parse(url)?.pathname ?? url;
  return path.replace(/^\/~[a-z0-9-]+(?=\/_ringback\/)/, '');
}

function boundsOf(times: Times | undefined): { readonly atLeast: number; readonly atMost: number } {
  if (times === undefined) return { atLeast: 1, atMost: Number.POSITIVE_INFINITY };
  if (typeof times === 'number') return { atLeast: times, atMost: times };
  return { atLeast: times.atLeast ?? 0, atMost: times.atMost ?? Number.POSITIVE_INFINITY };
}

function wishOf(atLeast: number, atMost: number): string {
  if (atLeast === atMost) return `${atLeast}`;
  return atMost === Number.POSITIVE_INFINITY ? `at least ${atLeast}` : `${atLeast} to ${atMost}`;
}
