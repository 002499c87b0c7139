import { isSecretName } from '../../core/secret-name.ts';
import { isSecretParameter } from '../journal/secret-name.ts';
import type { Sandbox } from '../sandbox.ts';

/** Whether a header of a delivery is a secret: by its name, or because it is a secret of the scenario's itself. */
export function isSecretHeader(sandbox: Sandbox, name: string, value: string): boolean {
  if (isSecretName(name) || /^(?:set-)?cookie$/i.test(name)) return true;
  const { webhooks } = sandbox.world.ledger.template.setting.scenario;
  return webhooks.some(
    ({ sign, secret }) =>
      (sign?.kind === 'header' && sign.form === null && sign.header.toLowerCase() === name.toLowerCase()) ||
      (secret !== null && 'value' in secret && secret.value === value),
  );
}

/** A receiver's URL as it is shown: who signs in, and secrets in its query, are taken out. */
export function toShownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) {
    // The path of a built-in receiver.
    const [path = '', ...query] = url.split('?');
    return [path, ...query.map(toShownQuery)].join('?');
  }
  if (parsed.username || parsed.password) {
    parsed.username = 'redacted';
    parsed.password = '';
  }
  parsed.search = toShownQuery(parsed.search);
  return parsed.href;
}

/** A query as it is shown: byte for byte, but for secrets. */
export function toShownQuery(query: string): string {
  return query.replaceAll(/([^?&=]+)=[^&]*/g, (pair, name: string) =>
    isSecretParameter(plainName(name)) ? `${name}=redacted` : pair,
  );
}

function plainName(name: string): string {
  const [plain = name] = new URLSearchParams(`${name}=`).keys();
  return plain;
}
