import { createCell } from '../../../src/core/cell.ts';
import type { ContractReport, ReportProvider } from '../../../src/report/report.ts';
import { toReport } from '../../../src/report/to-report.ts';
import type { Violation } from '../../../src/report/violation.ts';
import { evidence, RUN, violation } from './fixtures.ts';

const OPERATIONS = {
  voiceos: ['createPhoneCall', 'getConversation', 'getRecording', 'listConversations'],
  elevenlabs: [
    'deleteConversation',
    'getAgents',
    'getAudio',
    'getConversation',
    'listConversations',
    'outboundCall',
  ],
  ovia: ['createCall', 'getCall', 'listCalls'],
} as const;

/** A report as a team has it: some of everything, over three APIs and a few sandboxes. */
export function sampleReport(): ContractReport {
  const providers = Object.entries(OPERATIONS).map(([name, operations]) => sampleProvider(name, operations));
  const touched = providers
    .slice(0, 2)
    .flatMap(({ cells }) => cells)
    .filter(
      ({ operation, kind }, index) =>
        !operation?.startsWith('getA') && (kind === 'operation' || index % 3 !== 1),
    )
    .map(({ id }) => id);
  return toReport({
    run: RUN,
    providers,
    sandboxes: [
      evidence({ requests: 412, violations: VIOLATIONS.slice(0, 5), covered: touched }),
      evidence({
        name: 'checkout-worker-2',
        requests: 37,
        violations: VIOLATIONS.slice(3),
        covered: touched.slice(0, 20),
      }),
      evidence({ name: 'smoke', requests: 4, covered: touched.slice(0, 3) }),
    ],
  });
}

/** Many breaches in many sandboxes: the most that a page is to open at once. */
export function largeReport(breaches = 10_000, sandboxes = 1_000): ContractReport {
  const all = Array.from({ length: breaches }, (_, index) =>
    violation({ pointer: `field-${index}`, operation: `operation${index % 120}`, count: 1 + (index % 7) }),
  );
  return toReport({
    run: RUN,
    providers: [sampleProvider('voiceos', OPERATIONS.voiceos)],
    sandboxes: Array.from({ length: sandboxes }, (_, index) =>
      evidence({
        name: `worker-${index}`,
        violations: all.filter((_one, at) => at % sandboxes === index || at % 997 === index % 997),
      }),
    ),
  });
}

function sampleProvider(name: string, operations: readonly string[]): ReportProvider {
  const kinds = [
    ['status', ['200', '401', '404', '422', '429']],
    ['parameter', ['query limit', 'query status', 'header Authorization']],
    ['parameter-value', ['query status=queued', 'query status=started', 'query status=ended']],
    ['property', ['/from_number', '/to_number', '/agent_config/voice', '/agent_config/language_model/tools']],
    ['page', ['first', 'middle', 'last', 'empty']],
    ['fault', ['timeout', 'rate-limit']],
  ] as const;
  return {
    ...{ name, title: name === 'voiceos' ? 'VoiceOS' : name === 'ovia' ? 'Ovia' : 'ElevenLabs' },
    ...{ spec: `specs/${name}.yaml`, place: { line: 40, column: 1 } },
    operations: operations.map((id, index) => ({
      ...{ id, method: 'GET', path: `/${id}`, place: { line: 50 + 30 * index, column: 5 } },
    })),
    cells: [
      ...operations.map((operation) =>
        createCell({ provider: name, kind: 'operation', operation, name: operation }),
      ),
      ...kinds.flatMap(([kind, names]) =>
        operations.flatMap((operation) =>
          names.map((cell) => createCell({ provider: name, kind, operation, name: cell })),
        ),
      ),
      ...['queued → ringing', 'ringing → answered', 'answered → ended', 'ended → analysed'].map((cell) =>
        createCell({ provider: name, kind: 'transition', operation: null, name: cell }),
      ),
    ],
  };
}

const VIOLATIONS: readonly Violation[] = [
  violation({ count: 14 }),
  violation({
    ...{
      operation: 'createPhoneCall',
      in: 'body',
      pointer: '/agent_config/voice/provider',
      code: 'enum',
      count: 3,
    },
    ...{
      message:
        'agent_config.voice.provider is "eleven_labs"; wanted is one of "elevenlabs", "playht", "azure".',
    },
    ...{ sent: '"eleven_labs"', allowed: ['"elevenlabs"', '"playht"', '"azure"', '"rime"', '"deepgram"'] },
    remedy: 'Send "elevenlabs" as agent_config.voice.provider.',
    rule: {
      ...{ file: 'specs/voiceos.yaml', pointer: '/components/schemas/Voice/properties/provider/enum' },
      ...{ line: 412, column: 17, constraint: 'enum: [elevenlabs, playht, azure, rime, deepgram]' },
    },
  }),
  violation({
    ...{
      kind: 'unmatched',
      provider: 'elevenlabs',
      operation: null,
      in: 'path',
      code: 'no-path',
      rule: null,
    },
    ...{
      pointer: '/v1/convai/conversation/conv_1',
      message: 'ElevenLabs has no operation at /v1/convai/conversation/conv_1.',
    },
    ...{ remedy: 'Write conversations for conversation.', sent: null },
    nearest: [
      {
        ...{
          operation: 'getConversation',
          method: 'GET',
          path: '/v1/convai/conversations/{conversation_id}',
        },
        differences: ['Segment 3 is "conversation"; it is "conversations" there.'],
      },
      {
        ...{ operation: 'getAudio', method: 'GET', path: '/v1/convai/conversations/{conversation_id}/audio' },
        differences: [
          'Segment 3 is "conversation"; it is "conversations" there.',
          'The path ends before "audio".',
        ],
      },
    ],
  }),
  violation({
    ...{ level: 'note', basis: 'decided', pointer: 'status', code: 'undeclared', count: 260 },
    ...{
      message: 'The contract declares no query parameter "state".',
      remedy: 'Leave state off, or send status.',
    },
  }),
  violation({
    ...{
      kind: 'receiver',
      operation: null,
      in: 'receiver',
      pointer: 'http://127.0.0.1:41822/hooks',
      rule: null,
    },
    ...{
      code: 'receiver-slow',
      message: 'The receiver of call.ended did not acknowledge within 5 s.',
      sent: null,
    },
    ...{ basis: 'decided', remedy: 'Acknowledge first, and work afterwards.', first: null },
  }),
  violation({
    ...{
      kind: 'rule',
      in: 'query',
      pointer: 'cursor',
      code: 'polls',
      rule: null,
      operation: 'getConversation',
    },
    ...{
      message: 'A conversation that has ended was asked for 41 times more.',
      remedy: 'Stop when status is ended.',
    },
    sent: null,
  }),
  violation({
    ...{
      blame: 'spec',
      provider: 'elevenlabs',
      pointer: 'branch_id',
      code: 'undeclared',
      level: 'note',
      sent: null,
    },
    message: 'The spec of ElevenLabs is not whole and knows nothing of branch_id.',
    reason: 'The spec says that it is not whole.',
  }),
];
