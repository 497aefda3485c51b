import { describe, expect, it } from 'vitest';
import { useSandbox } from './fixture.ts';

const telegram = useSandbox();
const add = (fault: object) => telegram.control.request('POST', '/faults', fault);

describe('a fault that could never strike', () => {
  it.each([
    [
      { method: 'channels.inviteToChanel', error: 'X' },
      /no method is called channels.inviteToChanel; did you mean channels.inviteToChannel\?/,
    ],
    [{ method: 'nope.nope', error: 'X' }, /no method is called nope.nope/],
    [{ method: 'chanels.*', error: 'X' }, /did you mean channels\.\*\?/],
    [{ update: 'lose', updateType: 'updateNewMesage' }, /did you mean updateNewMessage\?/],
    [{ accountId: '123', error: 'X' }, /accountId: there is nobody with the id 123/],
    [{ target: '123', error: 'X' }, /target: there is no person or chat with the id 123/],
    [{ error: 'FLOOD_WAIT' }, /FLOOD_WAIT lacks its number; write FLOOD_WAIT_30/],
    [{ error: 'SLOWMODE_WAIT_X' }, /write SLOWMODE_WAIT_30/],
    [{ error: 'PHONE_MIGRATE' }, /write PHONE_MIGRATE_2/],
  ])('%j is refused, and what was probably meant is named', async (fault, expected) => {
    await expect(add(fault)).rejects.toThrow(expected);
    expect(telegram.sandbox.faults.all()).toEqual([]);
  });

  it('is named with all of its mistakes, also in a scenario', async () => {
    const all = add({ method: 'nope.nope', accountId: '123', error: 'FLOOD_WAIT' });
    await expect(all).rejects.toThrow(/nope\.nope.*FLOOD_WAIT_30.*\b123\b/);
    const scenario = telegram.control.request('POST', '/scenarios', {
      faults: [{ method: 'messages.sendMesage', error: 'FLOOD_WAIT' }],
    });
    await expect(scenario).rejects.toThrow(
      /faults\.0\.method: no method is called .*messages\.sendMessage\?\n.*faults\.0\.error: FLOOD_WAIT lacks/,
    );
  });
});
