import type { paths } from './api.generated.ts';

type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

/** The paths that can be asked with a method. */
type PathOf<Verb extends Method> = {
  [Path in keyof paths]: paths[Path][Verb] extends object ? Path : never;
}[keyof paths];

type JsonOf<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : never;

/** What a route answers with: `Answer<'get', '/accounts'>`. */
export type Answer<Verb extends Method, Path extends PathOf<Verb>> = paths[Path][Verb] extends {
  responses: infer Responses;
}
  ? JsonOf<Responses[keyof Responses & (200 | 201)]>
  : never;

/** What a route is sent: `Sent<'post', '/accounts'>`. */
export type Sent<Verb extends Method, Path extends PathOf<Verb>> = paths[Path][Verb] extends {
  requestBody: infer Body;
}
  ? JsonOf<Body>
  : never;
