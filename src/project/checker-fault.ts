/** The check cannot go on for a reason the server under test has no part in. */
export class CheckerFault extends Error {
  override readonly name = 'CheckerFault';
}
