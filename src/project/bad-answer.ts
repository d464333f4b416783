/** The server gave something with which the check cannot go on: no token where one is due, or what cannot be sent. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}
