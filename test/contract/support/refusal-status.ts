import type { Finding, Operation } from '../../../src/contract/contract.ts';

/**
 * The status of a refusal, chosen from what the operation declares, the way Prism's command does it: 401 for a
 * missing credential; 415, 422 or 400 for a content type; 422 or 400 for the rest; the first where none is declared.
 */
export function refusalStatus({ responses }: Operation, findings: readonly Finding[]): number {
  const wanted = statusesFor(findings);
  const declared = (status: number): boolean =>
    responses.some((one) => one.status === String(status) || one.status === `${String(status).charAt(0)}XX`);
  return wanted.find(declared) ?? wanted[0];
}

function statusesFor(findings: readonly Finding[]): readonly [number, ...number[]] {
  if (findings.some(({ code }) => code === 'credential')) return [401];
  if (findings.some(({ code }) => code === 'content-type')) return [415, 422, 400];
  return [422, 400];
}
