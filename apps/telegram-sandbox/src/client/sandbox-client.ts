import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api.generated.ts';
import { SandboxRefusal } from './sandbox-refusal.ts';

export type SandboxClient = Client<paths>;

const rejectRefusals: Middleware = {
  async onResponse({ request, response }) {
    if (!response.ok) throw await SandboxRefusal.from(request, response);
  },
};

/**
 * A client of the control API at this URL, typed by what the API says about itself. A call that is refused rejects
 * with a {@link SandboxRefusal}.
 */
export function sandboxClient(url: string): SandboxClient {
  const client = createClient<paths>({ baseUrl: url });
  client.use(rejectRefusals);
  return client;
}

/**
 * The body of an answer: `const { items } = await bodyOf(sandbox.GET('/accounts'))`. It is not checked again: the API
 * itself checks every answer by the schema from which these types come.
 */
export async function bodyOf<Body>(call: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await call;
  if (data === undefined) throw new Error('the sandbox answered without a body');
  return data;
}
