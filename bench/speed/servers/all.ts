import { LOAD_CORE } from '../wrk.ts';
import { createJsonServer } from './json-server.ts';
import { createMockoon } from './mockoon.ts';
import { createPrism } from './prism.ts';
import { raw } from './raw.ts';
import { ringback } from './ringback.ts';
import { SERVER_CORE, type Server } from './server.ts';
import { createWireMock } from './wiremock.ts';

/**
 * What is compared, in the order of the tables.
 *
 * @param modules where the peers are installed; only needed to start one.
 */
export function serversOf(modules: string): readonly Server[] {
  const bothCores = { title: 'WireMock, two cores', cores: [SERVER_CORE, LOAD_CORE] };
  return [
    raw,
    ringback,
    createPrism(modules),
    createWireMock(modules, { name: 'wiremock', ...bothCores }),
    createWireMock(modules, { name: 'wiremock-1', title: 'WireMock, one core' }),
    createMockoon(modules),
    createJsonServer(modules),
  ];
}
