/** The name of the image that this repository's Dockerfile is built as, and that its tests run. */
export const IMAGE = 'ringback:test';
