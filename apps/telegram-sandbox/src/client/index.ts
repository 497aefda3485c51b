/** The published client of this product: it may be used by whoever knows nothing else of the sandbox. */
export type { components, paths } from './api.generated.ts';
export type { Answer, Sent } from './bodies.ts';
export { bodyOf, type SandboxClient, sandboxClient } from './sandbox-client.ts';
export { SandboxRefusal } from './sandbox-refusal.ts';
