/** Life of an access token in seconds. */
export const accessTokenSeconds = 30 * 60;

/** Life of a refresh token in seconds. */
export const refreshTokenSeconds = 7 * 24 * 60 * 60;
