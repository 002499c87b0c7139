import type { RunningServer } from '../../index.ts';

/** Variables by name; undefined takes one away. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What every child of `exec` finds in its environment: where the mock is, and for each provider a stand-in for the key
 * and, where these are wanted, a base URL. Real keys do not travel: what the parent had under a provider's names is
 * replaced.
 */
export function mockEnvironment(
  {
    url,
    adminUrl,
    generatedToken,
    providers,
  }: Pick<RunningServer, 'url' | 'adminUrl' | 'generatedToken' | 'providers'>,
  parent: Environment,
  { hasBaseUrls }: { readonly hasBaseUrls: boolean },
): Environment {
  const own = providers.flatMap((provider): readonly (readonly [string, string])[] => {
    const prefix = prefixOf(provider.name);
    // What the parent does not have is not made up, but for the one name.
    const inherited = Object.keys(parent).filter(
      (name) => provider.keyVariables.includes(name) || (name.startsWith(`${prefix}_`) && isKeyName(name)),
    );
    const keys = new Set([`${prefix}_API_KEY`, ...inherited]);
    const bases = hasBaseUrls ? [[`${prefix}_BASE_URL`, provider.url] as const] : [];
    return [...bases, ...[...keys].map((name) => [name, STAND_IN_KEY] as const)];
  });
  return {
    ...Object.fromEntries(own),
    RINGBACK_URL: url,
    RINGBACK_ADMIN_URL: adminUrl,
    RINGBACK_ADMIN_TOKEN: generatedToken,
    // It would be another server's.
    RINGBACK_ADMIN_TOKEN_FILE: undefined,
  };
}

/** Taken by every provider, and the name of the sandbox that a client without another is in. */
const STAND_IN_KEY = 'rb_default';

/** A parent's environment with another over it. */
export function withEnvironment(parent: Environment, over: Environment): Record<string, string> {
  const pairs = Object.entries({ ...parent, ...over }).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return Object.fromEntries(pairs);
}

function prefixOf(provider: string): string {
  return provider.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

/** A webhook's secret is not one: the application under test checks the mock's signatures with it. */
function isKeyName(name: string): boolean {
  return /_(?:KEY|TOKEN)$/.test(name) && !/WEBHOOK|PUBLIC/.test(name);
}
