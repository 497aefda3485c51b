import { loginRoute } from '../approle/login.ts';
import { roleRoutes } from '../approle/role-routes.ts';
import { secretIdRoutes } from '../approle/secret-id-routes.ts';
import { auditRoutes } from '../audit/audit-routes.ts';
import { sealRoute } from '../barrier/seal.ts';
import { configRoute } from '../kv/config.ts';
import { dataRoute } from '../kv/data.ts';
import { metadataRoutes } from '../kv/metadata.ts';
import { metricsRoute } from '../metrics/metrics.ts';
import { mountRoutes } from '../mounts/mount-routes.ts';
import { capabilitiesRoute } from '../policy/capabilities.ts';
import { policyRoutes } from '../policy/policy-routes.ts';
import { rekeyRoutes } from '../rekey/rekey.ts';
import { rootTokenRoutes } from '../root-token/generate-root.ts';
import { snapshotRoutes } from '../snapshot/snapshot.ts';
import type { Mount, VaultState } from '../state.ts';
import { selfRoutes } from '../token/self.ts';
import { tokenRoutes } from '../token/token-routes.ts';
import { wrappingRoutes } from '../wrapping/wrapping-routes.ts';
import { matchPath, type Route } from './route.ts';

/** By the type of what is mounted. */
const ROUTES: Readonly<Record<string, readonly Route[]>> = {
  system: [
    ...mountRoutes,
    ...policyRoutes,
    ...wrappingRoutes,
    ...rootTokenRoutes,
    ...rekeyRoutes,
    ...snapshotRoutes,
    ...auditRoutes,
    sealRoute,
    metricsRoute,
    capabilitiesRoute,
  ],
  token: [...selfRoutes, ...tokenRoutes],
  approle: [loginRoute, ...secretIdRoutes, ...roleRoutes],
  kv: [configRoute, dataRoute, ...metadataRoutes],
};

export type Found = {
  readonly mount: Mount;
  readonly mountPath: string;
  /** Undefined where the mount has no such path. */
  readonly route: Route | undefined;
  readonly params: Readonly<Record<string, string>>;
};

/** The longest mount a path lies in, and its route there. */
export function findRoute(state: VaultState, path: string): Found | undefined {
  const mounts = {
    ...state.mounts,
    ...Object.fromEntries(Object.entries(state.authMounts).map(([at, mount]) => [`auth/${at}`, mount])),
  };
  const [mountPath, mount] =
    Object.entries(mounts)
      .filter(([at]) => `${path}/`.startsWith(at))
      .sort(([one], [other]) => other.length - one.length)[0] ?? [];
  if (mountPath === undefined || mount === undefined) return undefined;
  const below = path.slice(mountPath.length);
  for (const route of ROUTES[mount.type] ?? []) {
    const params = matchPath(route.path, below) ?? matchPath(route.path, below.replace(/\/$/, ''));
    if (params !== undefined) return { mount, mountPath, route, params };
  }
  return { mount, mountPath, route: undefined, params: {} };
}
