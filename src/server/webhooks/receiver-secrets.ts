import type { HeaderFields } from '../../core/exchange.ts';
import { isSecretName } from '../../core/secret-name.ts';
import { REDACTED } from '../journal/redact.ts';
import { isSecretParameter } from '../journal/secret-name.ts';
import type { Sandbox } from '../sandbox.ts';

/**
 * The headers of what came to the built-in receiver, as they are shown: names in lower case, secrets taken out.
 *
 * @param own the headers that the subscription has set: they are what it authenticates with, whatever their names.
 */
export function toShownHeaders(sandbox: Sandbox, headers: HeaderFields, own: HeaderFields): HeaderFields {
  const hidden = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const shown = Object.entries(headers).map(([written, value]) => {
    const name = written.toLowerCase();
    return [name, hidden.has(name) || isSecretHeader(sandbox, name, value) ? REDACTED : value];
  });
  return Object.fromEntries(shown);
}

/** Whether a header is a secret: by its name, or because it is a secret of the scenario's itself. */
function isSecretHeader(sandbox: Sandbox, name: string, value: string): boolean {
  if (isSecretName(name) || /^(?:set-)?cookie$/.test(name)) return true;
  const { webhooks } = sandbox.world.ledger.template.setting.scenario;
  return webhooks.some(
    ({ sign, secret, headers }) =>
      (sign?.kind === 'header' && sign.form === null && sign.header.toLowerCase() === name) ||
      (secret !== null && 'value' in secret && secret.value === value) ||
      Object.entries(headers).some(([own, given]) => own.toLowerCase() === name && given === value),
  );
}

/** A receiver's URL as it is shown: who signs in, and secrets in its query, are taken out. */
export function toShownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) {
    // Whatever is no address may have a secret anywhere in it; the path of a built-in receiver has not.
    if (!/^\/(?!\/)/.test(url)) return REDACTED;
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
