/** What was asked does not fit the state: answered with 409 and this sentence. */
export class Conflict extends Error {}

/** What was named does not exist: answered with 404 and this sentence. */
export class Missing extends Error {}
