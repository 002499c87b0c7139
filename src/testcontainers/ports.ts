/** The ports inside the image. */
export const MOCK_PORT = 4010;
export const CONTROL_PORT = 4011;
