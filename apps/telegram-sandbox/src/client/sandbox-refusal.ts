/** The sandbox refused a call; the message says which one it was, and what to do. */
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly status: number;
  /** What kind of refusal it is, in the sandbox's words; empty if somebody else answered. */
  readonly title: string;
  /** What to do about it, in the sandbox's own words. */
  readonly detail: string;

  constructor(call: string, status: number, detail: string, title: string) {
    super(`telegram-sandbox: ${call} answered ${status}: ${detail}`);
    this.status = status;
    this.detail = detail;
    this.title = title;
  }

  static async from(request: Request, response: Response): Promise<SandboxRefusal> {
    const { pathname, search } = new URL(request.url);
    const text = await response.text();
    const { detail = text, title = '' } = problemIn(text);
    return new SandboxRefusal(`${request.method} ${pathname}${search}`, response.status, detail, title);
  }
}

/** What stands between the sandbox and its client may answer too, and with anything. */
function problemIn(text: string): { readonly detail?: string; readonly title?: string } {
  try {
    const body: unknown = JSON.parse(text);
    const problem = typeof body === 'object' && body !== null ? body : {};
    if (!('detail' in problem)) return {};
    return { detail: String(problem.detail), title: 'title' in problem ? String(problem.title) : '' };
  } catch {
    return {};
  }
}
