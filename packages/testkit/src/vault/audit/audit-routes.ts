import { accessSync, appendFileSync, constants } from 'node:fs';
import { z } from 'zod';
import { fieldsOf, text } from '../body.ts';
import { invalidRequest, noContent, type Reply, sysData } from '../http/reply.ts';
import type { Call, Route } from '../http/route.ts';

/** https://developer.hashicorp.com/vault/api-docs/system/audit: devices that write into a file. */
export const auditRoutes: readonly Route[] = [
  {
    path: 'audit',
    access: 'sudo',
    read: ({ state }) =>
      sysData(
        Object.fromEntries(
          Object.entries(state.auditDevices).map(([path, device]) => [
            path,
            { ...device, local: false, path },
          ]),
        ),
      ),
  },
  {
    path: 'audit/:path*',
    access: 'sudo',
    write: enable,
    delete: ({ state, params }) => {
      delete state.auditDevices[`${params.path}/`];
      return noContent;
    },
  },
];

const Device = z.object({
  type: text.default(''),
  description: text.default(''),
  options: z.record(z.string(), z.string()).default({}),
});

function enable({ state, request, params }: Call): Reply {
  const parsed = fieldsOf(Device, request.body);
  if (!parsed.ok) return invalidRequest(parsed.reason);
  const { type, options } = parsed.fields;
  const path = `${params.path}/`;
  if (state.auditDevices[path] !== undefined) return invalidRequest('path already in use');
  if (type !== 'file') return invalidRequest(`unknown backend type: "${type}" (the double has file)`);
  const file = options.file_path;
  if (file === undefined) return invalidRequest('"file_path" is required');
  try {
    if (file !== 'stdout' && file !== 'discard') {
      appendFileSync(file, '', { mode: 0o600 });
      accessSync(file, constants.W_OK);
    }
  } catch {
    return invalidRequest(`sanity check failed; unable to open "${file}" for writing`);
  }
  state.auditDevices[path] = parsed.fields;
  return noContent;
}
