import type { OperationPlan } from '../check/checker.ts';
import type { Finding } from '../contract.ts';
import type { PrismDiagnostic } from '../prism/messages.ts';
import type { Hearing } from './verdict.ts';

// What Prism gets wrong and its input cannot be mended for: each rule here is a row of docs/prism-faults.md, with a
// test of the same name.

/** Whether Prism refuses what the contract allows; asked only where our own checker has nothing to say. */
export function isFalseRefusal({ code, path }: PrismDiagnostic, plan: OperationPlan): boolean {
  // multipleOf-decimals, tuples
  if (FALSE_CODES.includes(code)) return true;
  // optional-credential
  return code === '401' && path.length === 0 && plan.spec.security.some((schemes) => schemes.length === 0);
}

/** Whether a finding of ours stands although Prism lets the request pass. */
export function standsAlone(finding: Finding, hearing: Hearing): boolean {
  if (OWN_CODES.includes(finding.code) || finding.in === 'cookie') return true;
  if (OWN_KEYWORDS.some((keyword) => finding.rule.includes(`/${keyword}`))) return true;
  return finding.in === 'body' ? isUnseenBody(hearing) : standsInText(finding, hearing);
}

// multipleOf-decimals; tuples: `prefixItems` is unknown to draft-07, so that `items: false` refuses every item.
const FALSE_CODES: readonly string[] = ['multipleOf', 'false schema'];

// unreadable-body, content-type, encoding, content-parameters, credential-forms, wide-formats, wild-patterns
const OWN_CODES: readonly string[] = [
  'malformed-body',
  'malformed-parameter',
  'content-type',
  'encoding',
  'credential',
  'format',
  'pattern',
];

// draft-07: keywords that came later are ignored.
const OWN_KEYWORDS: readonly string[] = [
  'prefixItems/',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentRequired',
  'dependentSchemas/',
  'minContains',
  'maxContains',
  '$dynamicRef',
  '$defs/',
];

/** falsy-body: `null`, `false`, `0` and `""` are taken for no body at all. Others were too large to be sent. */
function isUnseenBody({ request: { body } }: Hearing): boolean {
  return body === undefined || (body.kind === 'json' && ['null', 'false', '0', '""'].includes(body.text));
}

/** wide-numbers, empty-values, content-parameters: texts are read as more than they say. */
function standsInText(finding: Finding, { plan, request }: Hearing): boolean {
  if (finding.code === 'type') return true;
  if (finding.in === 'query' && request.query[finding.pointer] === '') return true;
  const parameter =
    plan.query.byName.get(finding.pointer) ?? plan.header.find(({ spec }) => spec.name === finding.pointer);
  return parameter?.spec.mediaType !== undefined;
}
