import type { Finding } from '../../contract/contract.ts';
import { formatDuration } from '../../core/duration.ts';
import type { ViolationKind } from '../../report/violation.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';
import { eventNameOf } from './delivery-record.ts';
import { DEADLINE } from './post.ts';
import { toShownUrl } from './receiver-secrets.ts';

/** Records what an attempt says of its receiver: it is held to what senders of webhooks expect. */
export function judgeReceiver(sandbox: Sandbox, record: DeliveryRecord, attempt: Attempt): void {
  const { acknowledges } = sandbox.rules;
  const breach = breachOf(record, attempt, acknowledges);
  if (!breach) return;
  const { subscription, id } = record;
  const finding: Finding = {
    ...{ code: breach.code, in: 'receiver', pointer: toShownUrl(subscription.url), basis: 'decided' },
    message: `The receiver of ${eventNameOf(record)} ${breach.what}.`,
    ...{ blame: 'client', remedy: breach.remedy, always: false, note: breach.level === 'note', rule: '' },
  };
  sandbox.findings.record(finding, {
    requestId: id,
    kind: breach.kind ?? 'receiver',
    provider: subscription.provider ?? 'ringback',
    operation: null,
    level: breach.level,
  });
}

interface ReceiverBreach {
  /** `rule` where it is a rule's own figure that was missed; `receiver` without it. */
  readonly kind?: ViolationKind;
  readonly code: string;
  readonly level: 'violation' | 'note';
  readonly what: string;
  readonly remedy: string;
}

/** @param acknowledges milliseconds that a rule leaves; null without one. */
function breachOf(
  { attempts }: DeliveryRecord,
  { status, error, ms }: Attempt,
  acknowledges: number | null,
): ReceiverBreach | undefined {
  const wasAcknowledged = attempts.slice(0, -1).some((earlier) => earlier.error === null);
  if (wasAcknowledged && (error === 'status' || error === 'redirect' || error === 'timeout')) {
    return {
      ...{ code: 'receiver-repeat', level: 'violation' },
      what: 'acknowledged a delivery and failed when the same id came again',
      remedy: 'Acknowledge an id that was handled before, and do nothing.',
    };
  }
  // A rule's figure stands in for our own deadline: one late answer is one breach.
  if (acknowledges !== null && ms > acknowledges && (error === null || error === 'timeout')) {
    return {
      ...{ kind: 'rule', code: 'acknowledge-late', level: 'violation' },
      what: `did not acknowledge within ${formatDuration(acknowledges)}`,
      remedy: 'Acknowledge first, and work afterwards.',
    };
  }
  switch (error) {
    case 'timeout':
      return {
        ...{ code: 'receiver-slow', level: 'violation' },
        what: `did not acknowledge within ${DEADLINE}`,
        remedy: 'Acknowledge first, and work afterwards.',
      };
    case 'redirect':
      return {
        ...{ code: 'receiver-redirect', level: 'violation' },
        what: `answered ${status}, and redirects are not followed`,
        remedy: 'Subscribe with the URL that answers.',
      };
    case 'status':
      return {
        ...{ code: 'receiver-status', level: 'note' },
        what: `answered ${status}, so that it is sent again`,
        remedy: 'Answer 2xx when the delivery was taken.',
      };
    default:
      return undefined;
  }
}
