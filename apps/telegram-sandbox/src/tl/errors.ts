/** The bytes are not what the schema says: the sender is broken or hostile, and gets an error for an answer. */
export class TlDecodeError extends Error {
  override name = 'TlDecodeError';
}

/** A value does not fit the schema it is to be written in: a mistake in this server, never the client's. */
export class TlEncodeError extends Error {
  override name = 'TlEncodeError';
}

/** An id that the layer does not know, where a boxed value begins. */
export class UnknownConstructorError extends TlDecodeError {
  override name = 'UnknownConstructorError';
  readonly constructorId: number;

  constructor(constructorId: number) {
    super(`unknown constructor ${constructorId.toString(16)}`);
    this.constructorId = constructorId;
  }
}
