import { isObject } from '../../src/core/json.ts';
import type { CallInput } from './call.ts';

/** Whether a value that was read from a file can make a call. */
export function isCallInput(value: unknown): value is CallInput {
  return (
    isObject(value) &&
    (value.direction === 'inbound' || value.direction === 'outbound') &&
    typeof value.from === 'string' &&
    typeof value.to === 'string' &&
    (value.agentId === null || typeof value.agentId === 'string') &&
    (value.userId === undefined || typeof value.userId === 'string') &&
    isObject(value.sent) &&
    (value.hangUpOn === undefined || Array.isArray(value.hangUpOn)) &&
    isSettings(value.settings)
  );
}

/** What is left out is the agent's own. */
function isSettings(value: unknown): boolean {
  return (
    isObject(value) &&
    ['greeting', 'persona', 'voice', 'transcriber', 'model'].every((name) =>
      isOptional('string', value[name]),
    ) &&
    ['maxDurationMs', 'promptLength'].every((name) => isOptional('number', value[name]))
  );
}

function isOptional(type: string, value: unknown): boolean {
  return value === undefined || (typeof value === type && (type !== 'number' || Number(value) >= 0));
}
