/** The sandbox refused a call; the message says which one it was, and what to do. */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly status: number;
  /** What to do about it, in the sandbox's own words. */
  readonly detail: string;

  constructor(call: string, status: number, detail: string) {
    super(`telegram-sandbox: ${call} answered ${status}: ${detail}`);
    this.status = status;
    this.detail = detail;
  }

  static async from(request: Request, response: Response): Promise<SandboxRefusal> {
    const { pathname, search } = new URL(request.url);
    const text = await response.text();
    return new SandboxRefusal(
      `${request.method} ${pathname}${search}`,
      response.status,
      detailOf(text) ?? text,
    );
  }
}

/** What stands between the sandbox and its client may answer too, and with anything. */
function detailOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    const problem = typeof body === 'object' && body !== null ? body : {};
    return 'detail' in problem ? String(problem.detail) : undefined;
  } catch {
    return undefined;
  }
}
