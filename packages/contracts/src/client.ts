import createOpenApiClient, { type Client, type Middleware } from 'openapi-fetch';
import { isErrorCode, type ErrorCode } from './errors/catalogue.ts';
import { Problem } from './errors/problem.ts';
import type { paths as AccountManagerPaths } from './generated/account-manager.ts';
import type { paths as IntegrationPaths } from './generated/integration.ts';
import type { paths as PublicPaths } from './generated/public.ts';

export type PublicClient = Client<PublicPaths>;
export type IntegrationClient = Client<IntegrationPaths>;
export type AccountManagerClient = Client<AccountManagerPaths>;

/** A failure that a service answered with, as the catalogue names it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ErrorCode;
  readonly problem: Problem;

  constructor(code: ErrorCode, problem: Problem) {
    super(`${code}: ${problem.detail ?? problem.title}`);
    this.code = code;
    this.problem = problem;
  }
}

export type ClientOptions = {
  baseUrl: string;
  /** Sets what every call carries: tokens, the request id. */
  middlewares?: Middleware[];
  fetch?: (request: Request) => Promise<Response>;
};

function createClient<Paths extends object>(options: ClientOptions): Client<Paths> {
  const client = createOpenApiClient<Paths>({
    baseUrl: options.baseUrl,
    ...(options.fetch && { fetch: options.fetch }),
  });
  client.use(...(options.middlewares ?? []));
  return client;
}

/** A client of the public API, through the gateway or straight at the service that owns a route. */
export const createPublicClient = (options: ClientOptions) => createClient<PublicPaths>(options);

/** A client of integration's routes for services. */
export const createIntegrationClient = (options: ClientOptions) => createClient<IntegrationPaths>(options);

/** A client of account-manager's routes for services. */
export const createAccountManagerClient = (options: ClientOptions) => createClient<AccountManagerPaths>(options);

/**
 * The data of a call, or its problem thrown as {@link ProblemError}.
 * An answer that is no problem of the catalogue becomes `service_unavailable`: it came from something in between.
 */
export function unwrap<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (result.response.ok) {
    // openapi-fetch types `data` as optional because one object carries success and failure.
    return result.data as T;
  }
  const parsed = Problem.safeParse(result.error);
  if (parsed.success && isErrorCode(parsed.data.code)) throw new ProblemError(parsed.data.code, parsed.data);
  throw new Error(`unexpected answer ${result.response.status} from ${result.response.url}`);
}
