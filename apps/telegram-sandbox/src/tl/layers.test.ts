import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryValues } from '../../test/arbitrary-objects.ts';
import { methods } from '../methods/registry.ts';
import { Codec } from './codec.ts';
import { TlDecodeError, TlEncodeError } from './errors.ts';
import { Layers } from './layers.ts';
import { type Combinator, parseSchema } from './parse-schema.ts';
import { Reader } from './reader.ts';
import { isTlObject } from './tl-object.ts';

function load(layer: number) {
  const file = new URL(`../../schema/layer-${layer}.tl`, import.meta.url);
  const combinators = parseSchema(readFileSync(file, 'utf8'));
  return {
    byName: new Map(combinators.map(combinator => [combinator.name, combinator])),
    byType: Map.groupBy(
      combinators.filter(({ kind, type }) => kind === 'constructor' && type !== 'Bool'),
      ({ type }) => type,
    ),
    codec: new Codec(combinators),
    arbitrary: arbitraryValues(combinators),
  };
}
type Schema = ReturnType<typeof load>;

const own = load(198);
const others = [144, 227].map(layer => ({ layer, ...load(layer), adapted: new Layers().codec(layer) }));

/** All constructors that values of these types may contain. */
function constructorsWithin(types: readonly string[], { byType }: Schema): Combinator[] {
  const seen = new Map<string, Combinator[]>();
  const left = [...types];
  for (let type = left.pop(); type !== undefined; type = left.pop()) {
    const boxed = type.replace(/^[Vv]ector<(.+)>$/, '$1');
    const members = byType.get(boxed);
    if (!members || seen.has(boxed)) continue;
    seen.set(boxed, members);
    left.push(...members.flatMap(({ fields }) => fields.map(field => field.type)));
  }
  return [...seen.values()].flat();
}

/** The answer to a login by a token of an earlier one. Nobody has those here: auth.sendCode always sends a code. */
const NEVER_ANSWERED = 'auth.sentCodeSuccess';

/**
 * The types both layers have, of which the other lacks a constructor for which nothing stands: it is left out of
 * the vector or optional field in which it would be.
 */
const LEFT_OUT: Readonly<Record<number, readonly string[]>> = {
  144: [
    'DialogFilter',
    // Stickers of sets that layer has no name for.
    'DocumentAttribute',
    'InlineQueryPeerType',
    'InputFile',
    'InputMedia',
    'InputStickerSet',
    // Reactions that are no emoji, here and below.
    'MessagePeerReaction',
    'MessageReplyHeader',
    'NotifyPeer',
    'PhoneCallDiscardReason',
    'PrivacyKey',
    'PrivacyRule',
    'ReactionCount',
    'Update',
    'VideoSize',
    'WebPageAttribute',
    'auth.CodeType',
    'auth.SentCode',
  ],
  227: ['ForumTopic', 'PhoneCallDiscardReason', 'Update'],
};

/**
 * What a call of the layer may name and nobody here understands: it is refused as if it made no sense, as there is
 * nothing in this world it could be about.
 */
const REFUSED: Readonly<Record<number, readonly string[]>> = {
  144: [],
  227: [
    'inputGroupCallInviteMessage',
    'inputGroupCallSlug',
    'inputMessagesFilterPoll',
    'inputPeerPhotoFileLocationLegacy',
    'inputPrivacyKeyNoPaidMessages',
    'inputPrivacyKeySavedMusic',
    'inputStickerSetThumbLegacy',
    'inputStickerSetTonGifts',
  ],
};

/** Thousands of values: more than five seconds on a machine that is busy. */
const SLOW = { timeout: 60_000 };

describe.each(others)(
  'a client of layer $layer',
  SLOW,
  ({ layer, byName, byType, codec, adapted, arbitrary }) => {
    const known = [...methods.keys()].filter(name => byName.has(name));

    it('can be answered every method that its layer has', () => {
      expect(known.length).toBeGreaterThan(25);
      for (const method of known) {
        const answers = own.arbitrary.value(own.byName.get(method)?.type ?? '');
        const told = fc.property(answers, answer => {
          if (isTlObject(answer) && answer._ === NEVER_ANSWERED) return;
          expect(adapted.encodeResult(method, answer).length).toBeGreaterThanOrEqual(4);
        });
        fc.assert(told, { numRuns: 30 });
      }
    });

    it('can be told of everything that may happen, in its own words or by leaving out what it has none for', () => {
      const leftOut = new Set<string>();
      const answered = known.map(name => own.byName.get(name)?.type ?? '');
      for (const combinator of constructorsWithin([...answered, 'Updates'], own)) {
        const told = fc.property(own.arbitrary.object(combinator), value => {
          try {
            const reader = new Reader(adapted.encode(value));
            codec.decode(reader);
            expect(reader.left).toBe(0);
          } catch (error) {
            if (!(error instanceof TlEncodeError)) throw error;
            expect(error.message).toBe(`no ${value._} in this layer`);
            if (byType.has(combinator.type)) leftOut.add(combinator.type);
          }
        });
        fc.assert(told, { numRuns: 10 });
      }
      expect([...leftOut].filter(type => !LEFT_OUT[layer]?.includes(type))).toEqual([]);
    });

    it('can ask for everything in its own words but what only its layer has', () => {
      const unknown = new Set(REFUSED[layer]);
      for (const method of known) {
        const combinator = byName.get(method);
        if (!combinator) continue;
        const understood = fc.property(arbitrary.object(combinator), call => {
          try {
            const query = adapted.decode(new Reader(codec.encode(call)));
            expect(own.codec.decode(new Reader(own.codec.encode(query)))._).toBe(method);
          } catch (error) {
            if (!(error instanceof TlDecodeError)) throw error;
            expect(constructorsIn(call).filter(name => unknown.has(name))).not.toEqual([]);
          }
        });
        fc.assert(understood, { numRuns: 30 });
      }
    });
  },
);

/** Of a value and all that is in it. */
function constructorsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(constructorsIn);
  return isTlObject(value) ? [value._, ...Object.values(value).flatMap(constructorsIn)] : [];
}

describe('a call', () => {
  const read = (layer: number, call: { _: string; [field: string]: unknown }) => {
    const other = others.find(each => each.layer === layer);
    return other?.adapted.decode(new Reader(other.codec.encode(call)));
  };

  it('of a method that only the layer of the client has is passed on under its name', () => {
    expect(read(144, { _: 'messages.getAllChats', except_ids: [] })?._).toBe('messages.getAllChats');
  });

  it('of an old layer says what it replies to as a new one does', () => {
    const peer = { _: 'inputPeerSelf' };
    const call = read(144, {
      _: 'messages.sendMessage',
      peer,
      message: 'x',
      random_id: 1n,
      reply_to_msg_id: 7,
    });
    expect(call).toMatchObject({ reply_to: { _: 'inputReplyToMessage', reply_to_msg_id: 7 } });
    expect(call).not.toHaveProperty('reply_to_msg_id');
  });

  it('that nobody here understands is the mistake of who made it', () => {
    const call = {
      _: 'messages.setChatTheme',
      peer: { _: 'inputPeerSelf' },
      theme: { _: 'inputChatThemeEmpty' },
    };
    expect(() => read(227, call)).toThrow(TlDecodeError);
  });
});

describe('an answer', () => {
  it('to an invitation is the updates alone for a client that knows no missing invitees', () => {
    const updates = { _: 'updatesTooLong' };
    const invited = { _: 'messages.invitedUsers', updates, missing_invitees: [] };
    const old = others.find(({ layer }) => layer === 144);
    const bytes = old?.adapted.encodeResult('channels.inviteToChannel', invited) ?? Buffer.alloc(0);
    expect(old?.codec.decode(new Reader(bytes))).toEqual(updates);
  });

  it('leaves updates the client has no word for out, and keeps the others', () => {
    const story = { _: 'updateReadStories', peer: { _: 'peerUser', user_id: 1n }, max_id: 1 };
    const config = { _: 'updateConfig' };
    const old = others.find(({ layer }) => layer === 144);
    const tell = (value: { _: string; [field: string]: unknown }) =>
      old?.codec.decode(new Reader(old.adapted.encode(value)));
    const updates = { _: 'updates', updates: [story, config], users: [], chats: [], date: 1, seq: 0 };
    expect(tell(updates)).toEqual({ ...updates, updates: [config] });
    expect(tell({ _: 'updateShort', update: story, date: 1 })).toEqual({ ...updates, updates: [] });
    expect(tell({ _: 'updateShort', update: config, date: 1 })).toMatchObject({ update: config });
  });
});
