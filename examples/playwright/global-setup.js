import { startRun } from 'ringback/testing';

/** One mock for all workers of the run; what is returned stops it. */
export default () => startRun({ providers: ['voiceos'] });
