/** What the report's page may do in a browser: run its own script in its own style, and nothing else. */
export const PAGE_POLICY = "default-src 'none'";
