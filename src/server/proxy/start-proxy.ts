import { readFileSync } from 'node:fs';
import type { Contract } from '../../contract/contract.ts';
import { createContract } from '../../contract/create-contract.ts';
import { createPrism, type Prism } from '../../contract/prism/client.ts';
import type { Bundle } from '../bundle.ts';
import { ChoiceError } from '../choice-error.ts';
import { loadContract } from '../compose.ts';
import { versionOf } from '../program-version.ts';
import { openProxy, type ProxyOptions, type RunningProxy } from './open-proxy.ts';

/** What `ringback proxy` is asked to be. */
export interface ProxyChoice extends Omit<ProxyOptions, 'contract' | 'title' | 'version' | 'onClose'> {
  /** A bundled provider, or any name where a spec is given. */
  readonly provider: string;
  /** A spec's file, in the place of the bundled one. */
  readonly spec?: string | undefined;
}

/**
 * Puts a contract in force and opens a proxy that holds both sides to it.
 *
 * @throws ChoiceError for a choice that cannot be, with a code of `RINGBACK_PROXY_…`.
 * @throws SpecError for a spec that cannot be used as it is.
 * @throws the system's error when the port cannot be had (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`).
 */
export async function startProxy(bundle: Bundle, choice: ProxyChoice): Promise<RunningProxy> {
  const { provider, spec, record } = choice;
  const names = bundle.providers.map(({ name }) => name);
  const known = bundle.providers.find(({ name }) => name === provider);
  const isBundled = known !== undefined;
  if (!isBundled && (spec === undefined || !/^[a-z0-9-]{1,64}$/.test(provider))) {
    throw new ChoiceError(
      'RINGBACK_PROXY_PROVIDER',
      `Failed to find the spec of "${provider.slice(0, 64)}": it is not bundled. Name one of ${names.join(', ')}, or give a file with --spec.`,
    );
  }
  if (!isBundled && record !== undefined) {
    throw new ChoiceError(
      'RINGBACK_PROXY_RECORD',
      `Failed to record "${provider}": a scenario can be served for ${names.join(', ')} alone. Leave --record out.`,
    );
  }
  const prism = createPrism();
  try {
    const contract =
      spec === undefined ? loadContract(bundle, provider, prism) : readContract(spec, provider, prism);
    const about = { contract, title: known?.title ?? provider, version: versionOf(bundle.root) };
    return await openProxy({ ...choice, ...about, onClose: () => prism.close() });
  } catch (error) {
    await prism.close();
    throw error;
  }
}

function readContract(file: string, provider: string, prism: Prism): Contract {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be read';
    throw new ChoiceError(
      'RINGBACK_PROXY_SPEC',
      `Failed to read the spec "${file}": ${reason}. Name a file that can be read.`,
    );
  }
  return createContract({ provider, text, file, prism });
}
