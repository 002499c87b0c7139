import type { MediaSpec } from '../spec/operation-spec.ts';

/** The media type of a `Content-Type`, in lower case and without parameters; undefined where it is none. */
export function essenceOf(contentType: string): string | undefined {
  if (contentType === 'application/json') return contentType;
  const semicolon = contentType.indexOf(';');
  const essence = (semicolon < 0 ? contentType : contentType.slice(0, semicolon)).trim().toLowerCase();
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(essence) ? essence : undefined;
}

/** `application/json` and its kin, such as `application/problem+json`. */
export function isJson(mediaType: string): boolean {
  return mediaType === 'application/json' || mediaType.endsWith('+json');
}

/** The declaration for a media type: the exact one, or else the narrowest range, or a kin of it. */
export function findMedia(media: readonly MediaSpec[], mediaType: string): MediaSpec | undefined {
  const [type] = mediaType.split('/', 1);
  return (
    media.find((one) => one.mediaType === mediaType) ??
    media.find((one) => one.mediaType === `${type}/*`) ??
    media.find((one) => one.mediaType === '*/*') ??
    // Prism holds a JSON dialect, such as `application/problem+json`, to what is declared for plain JSON.
    (mediaType.endsWith('+json') ? media.find((one) => one.mediaType === 'application/json') : undefined)
  );
}
