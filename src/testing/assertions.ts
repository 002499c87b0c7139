import { AssertionError } from 'node:assert';
import type { VerifyRequest } from '../index.ts';
import { type DeliveryQuestion, judgeDelivered, type WithDeliveries } from './judge-delivered.ts';
import { judgeReceived, type WithJournal } from './judge-received.ts';
import { judgeNoViolations, type ViolationQuestion, type WithViolations } from './judge-violations.ts';
import type { Judgement } from './judgement.ts';

/** There were such requests since the last reset. Rejects with an AssertionError that shows what came nearest. */
export async function assertReceived(sandbox: WithJournal, question?: VerifyRequest): Promise<void> {
  hold(await judgeReceived(sandbox, question), 'assertReceived');
}

/** There was no such request since the last reset; with `times`, there were not so many. */
export async function assertNotReceived(sandbox: WithJournal, question?: VerifyRequest): Promise<void> {
  hold(opposite(await judgeReceived(sandbox, question, true)), 'assertNotReceived');
}

/** Nothing broke the contract; with `notes`, there is no doubtful request either. */
export async function assertNoViolations(
  sandbox: WithViolations,
  question?: ViolationQuestion,
): Promise<void> {
  hold(await judgeNoViolations(sandbox, question), 'assertNoViolations');
}

/** Such webhooks were delivered and acknowledged. */
export async function assertDelivered(sandbox: WithDeliveries, question?: DeliveryQuestion): Promise<void> {
  hold(await judgeDelivered(sandbox, question), 'assertDelivered');
}

/** What nobody can say holds neither as it is nor as its opposite. */
function opposite({ truth, message }: Judgement): Judgement {
  return { truth: truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'unknown', message };
}

function hold({ truth, message }: Judgement, name: string): void {
  if (truth !== 'yes') throw new AssertionError({ message: `${name}: ${message}`, operator: name });
}
