import type { Persona } from '../../src/engine/scenario/scenario.ts';
import { type Agent, type AgentSettings, DEFAULT_SETTINGS } from './agent.ts';

const PURPOSES: Readonly<Record<Persona, string>> = {
  support:
    'help customers with questions about their orders, bills and appliances, and fix what can be fixed by phone',
  sales: 'find out what a prospect needs, explain the offer in plain words and agree on a next step',
  booking: 'book, move and cancel appointments, and read the details back before hanging up',
  survey: 'ask a short satisfaction survey, keep it friendly, and thank people for their time',
  collections: 'remind customers of open invoices, agree on a way to pay, and stay polite throughout',
  dispatch: 'take urgent calls, find out where help is needed, and send the right team',
};

/** How an agent is set up, as long as a request says nothing else. */
export function settingsOfAgent(agent: Agent): AgentSettings {
  return { ...DEFAULT_SETTINGS, promptLength: promptOf(agent).length };
}

/** What an agent is told to be. */
export function promptOf({ name, persona }: Agent): string {
  return (
    `You are ${name}, a voice agent on the telephone. Your job is to ${PURPOSES[persona]}. ` +
    'Keep every answer under three sentences. Never make up prices, dates or names; when you do not know, say so.'
  );
}
