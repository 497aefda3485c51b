import {
  type AccountManagerClient,
  type ClientOptions,
  createAccountManagerClient,
  createIdentityClient,
  createIntegrationClient,
  createPublicClient,
  type IdentityClient,
  type IntegrationClient,
  type PublicClient,
  REQUEST_ID_HEADER,
  SERVICE_TOKEN_HEADER,
  type Service,
} from '@muster/contracts';
import { newId } from '../ids.ts';
import { currentRequestId } from '../request-context.ts';
import { traceCalls } from '../tracing/trace-calls.ts';

/** Gives every call of a client the proof of who calls, the request id of the work it belongs to, and its place in a trace. */
function asService(
  callee: Service,
  tokenFor: (callee: Service) => string,
  userToken?: string,
): Pick<ClientOptions, 'middlewares'> {
  return {
    middlewares: [
      traceCalls(callee),
      {
        onRequest({ request }) {
          request.headers.set(SERVICE_TOKEN_HEADER, tokenFor(callee));
          request.headers.set(REQUEST_ID_HEADER, currentRequestId() ?? newId());
          if (userToken) request.headers.set('authorization', `Bearer ${userToken}`);
        },
      },
    ],
  };
}

/** identity's routes for services. */
export function identityClient(baseUrl: string, tokenFor: (callee: Service) => string): IdentityClient {
  return createIdentityClient({ baseUrl, ...asService('identity', tokenFor) });
}

/** integration's routes for services. */
export function integrationClient(baseUrl: string, tokenFor: (callee: Service) => string): IntegrationClient {
  return createIntegrationClient({ baseUrl, ...asService('integration', tokenFor) });
}

/** account-manager's routes for services. */
export function accountManagerClient(
  baseUrl: string,
  tokenFor: (callee: Service) => string,
): AccountManagerClient {
  return createAccountManagerClient({ baseUrl, ...asService('account-manager', tokenFor) });
}

/** The public routes of one service, called for the user whose token it is. */
export function onBehalfOf(
  callee: Service,
  baseUrl: string,
  tokenFor: (callee: Service) => string,
  userToken: string,
): PublicClient {
  return createPublicClient({ baseUrl, ...asService(callee, tokenFor, userToken) });
}
