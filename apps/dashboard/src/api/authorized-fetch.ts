import { accessToken, currentSession, inTurn, isSameUser, renew } from '../session/session.ts';

/** Routes that decide themselves who somebody is: a token that has ended must not keep anybody from signing in. */
const OWN_AUTHORITY = '/api/v1/auth/';

/**
 * `fetch` in the name of whoever is signed in. A refused token is renewed once and the call sent again: a refused call
 * has done nothing.
 */
export async function authorizedFetch(request: Request): Promise<Response> {
  if (new URL(request.url).pathname.startsWith(OWN_AUTHORITY)) {
    return inTurn(signal => fetch(request, { signal }));
  }
  const asked = currentSession();
  const again = request.clone();
  const token = await accessToken();
  const answer = await send(request, token);
  if (answer.status !== 401 || token === null) return answer;
  const now = currentSession();
  // Another call may have renewed it meanwhile.
  const renewed = now.status === 'signed_in' && now.accessToken !== token ? now : await renew();
  // What one user wanted is not done in the name of the next.
  return renewed.status === 'signed_in' && isSameUser(asked, renewed)
    ? send(again, renewed.accessToken)
    : answer;
}

function send(request: Request, token: string | null): Promise<Response> {
  if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
  return fetch(request);
}
