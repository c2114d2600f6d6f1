/** Bytes; LINE writes "MB" and does not say which, so that the smaller one is safe. */
const megabyte = 1_000_000;

/**
 * The largest files that an operator can send. Pictures that are too large for LINE (10 MB), or of a type that it does
 * not take, become smaller JPEGs; a document goes as a link.
 * @see https://developers.line.biz/en/reference/messaging-api/#image-message
 */
export const maximumUploadBytes = {
  image: 30 * megabyte,
  video: 200 * megabyte,
  audio: 200 * megabyte,
  file: 50 * megabyte,
} as const;
