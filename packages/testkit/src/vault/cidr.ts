import { BlockList, isIP } from 'node:net';

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const split = (block: string): [address: string, bits: number] => {
  const [address = '', bits] = block.split('/');
  return [address, bits === undefined ? (isIP(address) === 6 ? 128 : 32) : Number(bits)];
};

export const isCidr = (block: string): boolean => {
  const [address, bits] = split(block);
  return (
    isIP(address) !== 0 && Number.isInteger(bits) && bits >= 0 && bits <= (isIP(address) === 6 ? 128 : 32)
  );
};

/** Whether an address lies in one of these blocks. An IPv4 address may come as one of IPv6. */
export function inCidrs(address: string, blocks: readonly string[]): boolean {
  const plain = address.replace(/^::ffff:/, '');
  const list = new BlockList();
  for (const block of blocks) {
    const [start, bits] = split(block);
    list.addSubnet(start, bits, family(start));
  }
  return list.check(plain, family(plain));
}

/** Whether each of these blocks lies within one of those. */
export const withinCidrs = (blocks: readonly string[], within: readonly string[]): boolean =>
  blocks.every(block => {
    const [start, bits] = split(block);
    return within.some(outer => split(outer)[1] <= bits && inCidrs(start, [outer]));
  });
