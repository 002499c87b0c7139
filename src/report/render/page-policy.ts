import { PAGE_SCRIPT_HASH, PAGE_STYLE_HASH } from './page-assets.ts';

/** What the report's page may do in a browser: run its own script in its own style, and nothing else. */
export const PAGE_POLICY = `default-src 'none'; script-src '${PAGE_SCRIPT_HASH}'; style-src '${PAGE_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
