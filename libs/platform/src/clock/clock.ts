/** What time it is; a class so that tests can hold the time still. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
