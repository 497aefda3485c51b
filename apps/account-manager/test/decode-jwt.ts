/** The claims of a JWT, unverified: for looking at what was signed. */
export function decodeJwt(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
