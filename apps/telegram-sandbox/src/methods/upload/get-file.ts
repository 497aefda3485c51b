import type { Buffer } from 'node:buffer';
import { peerOf } from '../../peers/input-peer.ts';
import { drawPhoto } from '../../profile-photos/draw-photo.ts';
import { photoIdOf } from '../../profile-photos/profile-photo.ts';
import type { UserCallContext } from '../../rpc/call.ts';
import type { UserMethod } from '../../rpc/method.ts';
import { RpcError } from '../../rpc/rpc-error.ts';
import type { Call, Tl } from '../../tl/api.ts';
import type { Person } from '../../world/person.ts';

const KIB = 1024;
const MIB = KIB * KIB;
/** Pixels; Telegram's have 160 and 640, but nobody looks at these. */
const SMALL = 80;
const BIG = 160;

/**
 * A part of a file; here there are profile photos, each kept at the home data centre of whom it shows.
 * https://core.telegram.org/api/files#downloading-files
 */
export const getFile: UserMethod<'upload.getFile'> = (call, context) => {
  checkPart(call);
  const file = readFile(call.location, context);
  const offset = Number(call.offset);
  return {
    _: 'upload.file',
    type: { _: 'storage.filePng' },
    mtime: 0,
    bytes: file.subarray(offset, offset + call.limit),
  };
};

/** Parts begin at whole KiB, divide one MiB, and do not reach over its end; without `precise` they are multiples of 4 KiB. */
function checkPart({ offset, limit, precise }: Call<'upload.getFile'>): void {
  const unit = precise ? KIB : 4 * KIB;
  if (limit <= 0 || limit > MIB || limit % unit !== 0) throw new RpcError('LIMIT_INVALID');
  if (!precise && MIB % limit !== 0) throw new RpcError('LIMIT_INVALID');
  if (offset < 0n || offset % BigInt(unit) !== 0n) throw new RpcError('OFFSET_INVALID');
  const firstMib = offset / BigInt(MIB);
  if ((offset + BigInt(limit) - 1n) / BigInt(MIB) !== firstMib) throw new RpcError('OFFSET_INVALID');
}

/** Somebody whose photo is wanted; of who was only met in a message, the hash that came with it will do. */
function shownIn(input: Tl<'InputPeer'>, context: UserCallContext): Person | null {
  const { accessHashes, world } = context.sandbox;
  if (input._ === 'inputPeerUser') {
    const userId = Number(input.user_id);
    if (input.access_hash === accessHashes.ofPhoto(context.viewer.id, userId))
      return world.people.get(userId);
  }
  const peer = peerOf(input, context);
  return peer.kind === 'person' ? peer.person : null;
}

function readFile(location: Tl<'InputFileLocation'>, context: UserCallContext): Buffer {
  if (location._ !== 'inputPeerPhotoFileLocation') throw new RpcError('LOCATION_INVALID');
  const person = shownIn(location.peer, context);
  if (!person || photoIdOf(person) !== location.photo_id) throw new RpcError('LOCATION_INVALID');
  if (person.homeDc !== context.dcId) throw new RpcError(`FILE_MIGRATE_${person.homeDc}`);
  return drawPhoto(location.photo_id, location.big ? BIG : SMALL);
}
