/**
 * Whether a method is answered where only files are sent, too: at a data centre which is not the user's, and at media
 * addresses. Which methods are, is an assumption.
 */
export const isServedEverywhere = (method: string): boolean =>
  /^(help|upload)\.|^auth\.(exportAuthorization|importAuthorization|logOut)$/.test(method);
