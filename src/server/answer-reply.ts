import { Buffer } from 'node:buffer';
import type { Operation } from '../contract/contract.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import { mergePatch } from '../core/merge-patch.ts';
import type { DecidedReply } from '../engine/rules/decide-reply.ts';
import { faultRefusalOf } from '../engine/rules/fault-refusal.ts';
import { rateAtLimit, retryHeadersWith } from '../engine/rules/rate.ts';
import type { ReplyAnswer } from '../engine/scenario/reply.ts';
import { answerStub } from './answer-decision.ts';
import type { Answer, Breach, Matched } from './exchange.ts';
import { readJson, writeGiven } from './json-body.ts';
import { NO_PIECES } from './pieces.ts';
import { refuse } from './refuse.ts';

/** Answers with a reply. Only one that is merged lets the model answer, and so the request have its effect. */
export async function answerReply(
  matched: Matched,
  reply: DecidedReply,
  modelled: () => Promise<Answer>,
): Promise<Answer> {
  const { rule, answer } = reply;
  switch (answer.kind) {
    case 'whole':
      return { ...(await answerWhole(matched, answer)), source: 'reply', rule };
    case 'example': {
      const { name, status } = answer;
      const code = status === null ? statusOfExample(matched, name) : String(status);
      const stub = await answerStub(matched, { example: name, ...(code !== undefined && { code }) });
      return { ...stub, source: 'reply', rule };
    }
    case 'merge':
      return merge(matched, reply, answer, await modelled());
  }
}

type Of<Kind extends ReplyAnswer['kind']> = Extract<ReplyAnswer, { kind: Kind }>;

async function answerWhole(matched: Matched, { status, headers: given, body }: Of<'whole'>): Promise<Answer> {
  const { exchange, operation, values } = matched;
  const { sandbox, asOf, provider } = exchange;
  if (body !== undefined) {
    const facts = { operation: operation.id, breaches: [], values, source: 'reply' } as const;
    return { status, ...writeGiven(body, given), ...facts };
  }
  if (status >= 400) {
    const refusal = faultRefusalOf(status, 'status', { provider, operation: operation.id, values });
    const refused = refuse(exchange, refusal, { source: 'reply', operation, values });
    const now = asOf ?? sandbox.now;
    const own = status === 429 ? retryHeadersWith(given, rateAtLimit(now), now) : given;
    return { ...refused, headers: mergeHeaders(refused.headers, own) };
  }
  const stub = await answerStub(matched, { code: String(status) });
  return isDeclared(operation, status)
    ? { ...stub, status, headers: mergeHeaders(stub.headers, given) }
    : { ...stub, status, headers: given, body: NO_PIECES };
}

function isDeclared({ responses }: Operation, status: number): boolean {
  const range = `${String(status).charAt(0)}XX`;
  return responses.some((one) => [String(status), range, 'default'].includes(one.status));
}

/** The first status that has an example of that name; undefined where the spec's is a range. */
function statusOfExample({ exchange: { contract }, operation }: Matched, name: string): string | undefined {
  return contract.examples(operation).find((one) => one.name === name && /^\d+$/.test(one.status))?.status;
}

/** A refusal, and what is not JSON, stay as they are. */
function merge(
  { exchange: { contract, mode }, operation }: Matched,
  { rule, breaks }: DecidedReply,
  { merge: patch, headers }: Of<'merge'>,
  answered: Answer,
): Answer {
  const json = answered.status < 400 ? readJson(answered.body) : undefined;
  if (!json) return answered;
  const value = mergePatch(json.value, patch);
  const isHeld = !breaks && mode !== 'lenient';
  const findings = isHeld ? contract.checkResponse(operation, answered.status, value) : [];
  const breaches = findings.map(
    (finding): Breach => ({
      level: 'violation',
      finding: {
        ...finding,
        message: `By the reply ${rule}: ${finding.message}`,
        remedy: 'Correct what the reply merges in, or let it break the contract with break: true.',
        reason: `The reply ${rule} put it into the mock’s answer, and the client had no part in it.`,
      },
    }),
  );
  return {
    ...answered,
    headers: mergeHeaders(answered.headers, headers),
    body: [Buffer.from(JSON.stringify(value))],
    source: 'reply',
    rule,
    breaches: [...answered.breaches, ...breaches],
  };
}
