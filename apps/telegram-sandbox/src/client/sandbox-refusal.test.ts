import { describe, expect, it } from 'vitest';
import { SandboxRefusal } from './sandbox-refusal.ts';

const request = new Request('http://127.0.0.1:4400/people/1?a=b', { method: 'PATCH' });
const refusal = (body: string, status: number) =>
  SandboxRefusal.from(request, new Response(body, { status }));

describe('a refusal', () => {
  it('says which call it was, its status, and what to do', async () => {
    const problem = { title: 'Not found', status: 404, detail: 'There is no person 1. Look it up.' };
    const { message, status, detail, title } = await refusal(JSON.stringify(problem), 404);
    expect(message).toBe(
      'telegram-sandbox: PATCH /people/1?a=b answered 404: There is no person 1. Look it up.',
    );
    expect({ status, detail, title }).toEqual(problem);
  });

  it.each(['<h1>Bad gateway</h1>', '"text"', '{"error":"no problem"}', ''])(
    'gives the words of whoever else answered: %s',
    async body => {
      expect((await refusal(body, 502)).detail).toBe(body);
    },
  );
});
