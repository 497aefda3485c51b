import { TlDecodeError, TlEncodeError } from './errors.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** Writes and reads the values of one TL type. */
export type ValueCodec = {
  write(writer: Writer, value: unknown): void;
  read(reader: Reader): unknown;
};

const BOOL_TRUE = 0x997275b5;
const BOOL_FALSE = 0xbc799737;

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TlEncodeError(`${typeof value} where a number belongs`);
  return value;
}

function bytesOf(value: unknown, size?: number): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TlEncodeError(`${typeof value} where bytes belong`);
  if (size !== undefined && value.length !== size)
    throw new TlEncodeError(`${value.length} bytes, not ${size}`);
  return value;
}

const fixedBytes = (size: number): ValueCodec => ({
  write: (writer, value) => writer.raw(bytesOf(value, size)),
  read: reader => reader.raw(size),
});

/** The types that the TL language has built in; long is a bigint, Bool a boolean. */
export const primitives: Readonly<Record<string, ValueCodec | undefined>> = {
  int: { write: (writer, value) => writer.int(numberOf(value)), read: reader => reader.int() },
  long: {
    write(writer, value) {
      if (typeof value !== 'bigint') throw new TlEncodeError(`${typeof value} where a long belongs`);
      writer.long(value);
    },
    read: reader => reader.long(),
  },
  double: { write: (writer, value) => writer.double(numberOf(value)), read: reader => reader.double() },
  string: {
    write(writer, value) {
      if (typeof value !== 'string') throw new TlEncodeError(`${typeof value} where a string belongs`);
      writer.string(value);
    },
    read: reader => reader.string(),
  },
  bytes: {
    write: (writer, value) => writer.bytesValue(bytesOf(value)),
    read: reader => reader.bytesValue(),
  },
  int128: fixedBytes(16),
  int256: fixedBytes(32),
  Bool: {
    write(writer, value) {
      if (typeof value !== 'boolean') throw new TlEncodeError(`${typeof value} where a Bool belongs`);
      writer.int(value ? BOOL_TRUE : BOOL_FALSE);
    },
    read(reader) {
      const id = reader.uint();
      if (id !== BOOL_TRUE && id !== BOOL_FALSE) throw new TlDecodeError('neither boolTrue nor boolFalse');
      return id === BOOL_TRUE;
    },
  },
  // A query inside a query stays as it came: in which layer it is written is only known once the wrapper is read.
  '!X': {
    write: (writer, value) => writer.raw(bytesOf(value)),
    read: reader => reader.rest(),
  },
};
