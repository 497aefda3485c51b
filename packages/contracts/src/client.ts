import createOpenApiClient, { type Client, type Middleware } from 'openapi-fetch';
import { type ErrorCode, isErrorCode } from './errors/catalogue.ts';
import { Problem, toProblem } from './errors/problem.ts';
import type { paths as AccountManagerPaths } from './generated/account-manager.ts';
import type { paths as IdentityPaths } from './generated/identity.ts';
import type { paths as IntegrationPaths } from './generated/integration.ts';
import type { paths as PublicPaths } from './generated/public.ts';

export type { PublicPaths };
export type PublicClient = Client<PublicPaths>;
export type IdentityClient = Client<IdentityPaths>;
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

/** A client of identity's routes for services. */
export const createIdentityClient = (options: ClientOptions) => createClient<IdentityPaths>(options);

/** A client of integration's routes for services. */
export const createIntegrationClient = (options: ClientOptions) => createClient<IntegrationPaths>(options);

/** A client of account-manager's routes for services. */
export const createAccountManagerClient = (options: ClientOptions) =>
  createClient<AccountManagerPaths>(options);

/** What a balancer or a proxy says of a service that it cannot reach, or not in time. */
const NOBODY_THERE = [502, 503, 504];

type Answer = { error?: unknown; response: Response };

/**
 * The body of an answer, or its problem thrown as {@link ProblemError}.
 * An answer that is no problem of the catalogue came from something in between: one that nobody was there to answer
 * means the same as ours, everything else is a surprise.
 */
export function unwrap<T>(answer: Answer & { data?: T }): T {
  if (answer.data !== undefined) return answer.data;
  throw toError(answer);
}

/** Like {@link unwrap}, for routes that answer without a body. */
export function assertDone(answer: Answer): void {
  if (!answer.response.ok) throw toError(answer);
}

function toError({ error, response }: Answer): Error {
  const parsed = Problem.safeParse(error);
  if (parsed.success && isErrorCode(parsed.data.code)) return new ProblemError(parsed.data.code, parsed.data);
  if (NOBODY_THERE.includes(response.status))
    return new ProblemError('service_unavailable', toProblem('service_unavailable'));
  return new Error(`unexpected answer ${response.status} from ${new URL(response.url).origin}`);
}
