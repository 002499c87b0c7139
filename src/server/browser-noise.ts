/**
 * What browsers, and those who wait for a port, ask for by themselves: it says nothing of a client. A browser that is
 * pointed at the mock asks for its icon; a HEAD of the root only looks whether somebody answers.
 */
export function isBrowserNoise(method: string, path: string): boolean {
  if (method === 'OPTIONS') return true;
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && ((method === 'HEAD' && path === '/') || NOISE.test(path));
}

const NOISE =
  /^\/(?:favicon\.ico|apple-touch-icon[a-z0-9-]*\.png|robots\.txt|\.well-known\/appspecific\/com\.chrome\.devtools\.json)$/;
