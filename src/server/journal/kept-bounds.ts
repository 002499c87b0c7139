/** Characters of names that are kept, and headers of a message. */
export const MAX_NAME = 100;
export const MAX_HEADERS = 64;
/** Characters of a path with its query. */
export const MAX_PATH = 2000;
