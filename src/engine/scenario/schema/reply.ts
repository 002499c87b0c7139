import * as z from 'zod';
import type { Json } from '../../../core/json.ts';
import type { Reply, ReplyAnswer } from '../reply.ts';
import { words } from '../words.ts';
import { checkRequestRule, MAX_RULES, requestRule, toRequestRule } from './request-rule.ts';
import { headers, json, text } from './values.ts';

/** One reply, as a scenario or the control API gives it. */
export const reply = z
  .strictObject({
    ...requestRule,
    times: z
      .union([z.int().min(1), z.literal('always')], {
        error: words('a count or always is wanted here', 'write 1 or always'),
      })
      .default('always')
      .describe('How often it is given: so many times, or `always`.'),
    status: z.int().min(200).max(599).optional().describe('The status, from 200 to 599; 200 without it.'),
    headers: headers.optional().describe('Header fields of the response.'),
    body: json.optional().describe('The whole body.'),
    merge: json
      .optional()
      .describe('Merged into the modelled response (RFC 7396): a null takes a member out.'),
    example: text.optional().describe('One of the spec’s examples, by name.'),
    break: z.boolean().default(false).describe('Whether it may break the contract.'),
  })
  .superRefine((written, context) => {
    checkRequestRule(written, context);
    const { status, body, merge, example } = written;
    const whole = body !== undefined || (status !== undefined && example === undefined);
    const ways = [whole, merge !== undefined, example !== undefined].filter(Boolean).length;
    if (ways === 1) return;
    const message = words(
      'a reply is whole (status, body), merged into the model’s (merge), or an example',
      'give one of them',
    );
    context.addIssue({ code: 'custom', message });
  })
  .transform((written): Reply => {
    const { times } = written;
    return {
      ...toRequestRule(written, times === 'always' ? null : times),
      answer: toAnswer(written),
      breaks: written.break,
    };
  });

interface Written {
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Json | undefined;
  readonly merge?: Json | undefined;
  readonly example?: string | undefined;
}

function toAnswer({ status, headers: fields = {}, body, merge, example }: Written): ReplyAnswer {
  if (merge !== undefined) return { kind: 'merge', merge, headers: fields };
  if (example !== undefined) return { kind: 'example', name: example, status: status ?? null };
  return { kind: 'whole', status: status ?? 200, headers: fields, body };
}

export const replies = z.array(reply).max(MAX_RULES);
