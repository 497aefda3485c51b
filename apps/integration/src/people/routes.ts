import { resolvePerson, whoCanAddress } from '@muster/contracts';
import { route, type ServiceApp } from '@muster/service-kit';
import type { ResolvePerson } from './resolve-person.ts';
import type { WhoCanAddress } from './who-can-address.ts';

export type People = { resolvePerson: ResolvePerson; whoCanAddress: WhoCanAddress };

export function peopleRoutes(app: ServiceApp, people: People): void {
  route(app, resolvePerson, ({ body }) => people.resolvePerson(body));
  route(app, whoCanAddress, ({ body }) => people.whoCanAddress(body));
}
