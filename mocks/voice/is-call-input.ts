import { isObject } from '../../src/core/json.ts';
import { PERSONAS } from '../../src/engine/scenario/scenario.ts';
import type { CallInput } from './call.ts';
import { CALL_MOMENTS } from './moments.ts';

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
    (value.hangUpOn === undefined || isListOf(CALL_MOMENTS, value.hangUpOn)) &&
    isSettings(value.settings)
  );
}

/** What is left out is the agent's own. */
function isSettings(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.persona === undefined || isListOf(PERSONAS, [value.persona])) &&
    ['greeting', 'voice', 'transcriber', 'model'].every((name) => isOptional('string', value[name])) &&
    ['maxDurationMs', 'promptLength'].every((name) => isOptional('number', value[name]))
  );
}

function isListOf(names: readonly unknown[], value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => names.includes(name));
}

function isOptional(type: string, value: unknown): boolean {
  return value === undefined || (typeof value === type && (type !== 'number' || Number(value) >= 0));
}
