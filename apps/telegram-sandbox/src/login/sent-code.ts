import type { TlConstructor } from '../tl/api.ts';
import { CODE_LENGTH, type LoginCode } from './login-codes.ts';

/** What a client is told about a code: where it went, how long it is, and where the next one would go. */
export function sentCodeView({ channel, hash }: LoginCode): TlConstructor<'auth.sentCode'> {
  const length = CODE_LENGTH;
  const common = { _: 'auth.sentCode', phone_code_hash: hash, timeout: 60 } as const;
  switch (channel) {
    case 'app':
      return { ...common, type: { _: 'auth.sentCodeTypeApp', length }, next_type: { _: 'auth.codeTypeSms' } };
    case 'sms':
      return {
        ...common,
        type: { _: 'auth.sentCodeTypeSms', length },
        next_type: { _: 'auth.codeTypeCall' },
      };
    case 'call':
      return { ...common, type: { _: 'auth.sentCodeTypeCall', length } };
  }
}
