/**
 * Policies as https://developer.hashicorp.com/vault/docs/concepts/policies has them: HCL, or the same as JSON is not
 * taken. What this server would not enforce (parameters of a path, templates) it refuses, so that no policy seems to
 * forbid what it allows.
 */

const CAPABILITIES = ['create', 'read', 'update', 'patch', 'delete', 'list', 'sudo', 'deny'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** `path` as it is written, with `+` for a segment and a last `*` for whatever comes. */
export type PathRule = { readonly path: string; readonly capabilities: readonly Capability[] };

export type ParsedPolicy =
  | { readonly ok: true; readonly rules: readonly PathRule[] }
  | { readonly ok: false; readonly reason: string };

const TOKEN =
  /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\\n]|\\.)*")|([A-Za-z_][\w-]*)|([{}[\]=,])|(.)/gy;

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  for (const [, quoted, word, mark, other] of text.matchAll(TOKEN)) {
    if (other !== undefined) return undefined;
    const token = quoted ?? word ?? mark;
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

const isCapability = (name: string): name is Capability => CAPABILITIES.some(each => each === name);
const isQuoted = (token: string | undefined): token is string => token?.startsWith('"') === true;
const refuse = (why: string): ParsedPolicy => ({ ok: false, reason: `failed to parse policy: ${why}` });

export function parsePolicy(text: string): ParsedPolicy {
  const tokens = tokensOf(text);
  if (tokens === undefined) return refuse('illegal character');
  const rules: PathRule[] = [];
  let at = 0;
  const take = () => tokens[at++];
  while (at < tokens.length) {
    if (take() !== 'path') return refuse(`invalid key "${tokens[at - 1]}" on line 1`);
    const quoted = take();
    if (!isQuoted(quoted) || take() !== '{') return refuse('expected a path and a block');
    const path = quoted.slice(1, -1);
    const complaint = pathComplaint(path);
    if (complaint !== undefined) return refuse(complaint);
    const capabilities: Capability[] = [];
    for (let key = take(); key !== '}'; key = take()) {
      if (key !== 'capabilities') return refuse(`path "${path}": this server does not enforce "${key}"`);
      if (take() !== '=' || take() !== '[') return refuse(`path "${path}": expected a list of capabilities`);
      for (let item = take(); item !== ']'; item = take()) {
        if (item === ',') continue;
        const name = isQuoted(item) ? item.slice(1, -1) : '';
        if (!isCapability(name)) return refuse(`path "${path}": invalid capability "${name}"`);
        capabilities.push(name);
      }
    }
    rules.push({ path, capabilities });
  }
  return { ok: true, rules };
}

function pathComplaint(path: string): string | undefined {
  if (path.includes('+*')) return `path "${path}": invalid use of wildcards ('+*' is forbidden)`;
  if (path.includes('{{')) return `path "${path}": this server knows no templates`;
  // Vault takes a star in the middle for a star, which nobody means who writes one.
  if (path.slice(0, -1).includes('*')) return `path "${path}": a star is a wildcard only at the end`;
  return undefined;
}
