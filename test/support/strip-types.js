import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

/** A Jest transformer that runs TypeScript the way Node does: types are blanked, positions stay. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source, path, { instrument }) =>
    createHash('sha256').update(`${process.version}\0${instrument}\0${path}\0${source}`).digest('hex'),
};
