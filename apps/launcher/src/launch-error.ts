/** Why the start was given up; the message is one sentence for the person at the terminal. */
export class LaunchError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LaunchError';
  }
}
