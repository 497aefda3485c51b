import type { Role } from '@muster/contracts';
import { useUser } from './session.ts';

/** Each role may do what the ones before it may. */
const ROLES = ['viewer', 'member', 'admin'] as const satisfies readonly Role[];

/** Whether whoever is signed in may do what this role may. */
export const useMay = (role: Role): boolean => ROLES.indexOf(useUser().role) >= ROLES.indexOf(role);
