import type { Constructors, Methods, Types } from './api.generated.ts';

export type MethodName = keyof Methods;
/** A method's name and parameters. */
export type Call<Name extends MethodName> = Methods[Name]['call'];
export type Result<Name extends MethodName> = Methods[Name]['result'];
/** Any value of a TL type, for instance `Tl<'InputPeer'>`. */
export type Tl<Name extends keyof Types> = Types[Name];
/** The value of one constructor, for instance `TlConstructor<'inputPeerUser'>`. */
export type TlConstructor<Name extends keyof Constructors> = Constructors[Name];
