/** The embedded PostgreSQL cannot be used; the message is one or two sentences for the person at the terminal. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EmbeddedPostgresError';
  }
}
