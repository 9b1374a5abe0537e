/** For what the caller could not have seen coming, or may not see. Everything expected is a return value. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}
