/** What a permit is asked for, in full: something else under the same id is told from it. */
export function requestOf(permit: {
  action: string;
  channelKey: string | null;
  toStranger: boolean;
  targetKey: string;
}): string {
  const { action, channelKey, toStranger, targetKey } = permit;
  return [action, channelKey ?? '', toStranger ? 'stranger' : '', targetKey].join('|');
}
