import type { Interception } from '../../index.ts';
import type { Environment } from './mock-environment.ts';

/** What makes clients go by the proxy, and trust what it shows. docs/exec.md says which client reads which. */
export function interceptEnvironment(
  { proxyUrl, trust }: Pick<Interception, 'proxyUrl' | 'trust'>,
  parent: Environment,
): Environment {
  return {
    ...inBothCases(['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'], proxyUrl),
    // What the parent reaches directly is not reached directly now.
    ...inBothCases(['NO_PROXY'], DIRECT),
    NODE_USE_ENV_PROXY: '1',
    NODE_EXTRA_CA_CERTS: trust.added,
    DENO_CERT: trust.added,
    SSL_CERT_FILE: trust.bundle,
    CURL_CA_BUNDLE: trust.bundle,
    REQUESTS_CA_BUNDLE: trust.bundle,
    AWS_CA_BUNDLE: trust.bundle,
    GIT_SSL_CAINFO: trust.bundle,
    JAVA_TOOL_OPTIONS: [parent.JAVA_TOOL_OPTIONS, ...javaOptions(proxyUrl, trust.javaStore)]
      .filter((text) => text)
      .join(' '),
  };
}

/** This machine: the application under test, and the mock itself. */
const DIRECT = 'localhost,.localhost,127.0.0.1,::1';

function inBothCases(names: readonly string[], value: string): Environment {
  return Object.fromEntries(names.flatMap((name) => [[name, value] as const, [name.toLowerCase(), value]]));
}

function javaOptions(proxyUrl: string, trustStore: string): readonly string[] {
  const { hostname, port } = new URL(proxyUrl);
  return [
    ...['http', 'https'].flatMap((scheme) => [
      `-D${scheme}.proxyHost=${hostname}`,
      `-D${scheme}.proxyPort=${port}`,
    ]),
    '-Dhttp.nonProxyHosts=localhost|*.localhost|127.*|[::1]',
    `-Djavax.net.ssl.trustStore=${trustStore}`,
    '-Djavax.net.ssl.trustStoreType=JKS',
  ];
}
