import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Look, right, wrong } from './finding.ts';

const DEADLINE_MS = 5_000;

/** The way to Vault: its name, its port, its certificate. */
export async function* reach(address: string): Look<true> {
  const { protocol, hostname, port: given } = new URL(address);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(given) || (protocol === 'https:' ? 443 : 80);

  const addresses = await lookup(host, { all: true }).catch(() => null);
  if (!addresses) {
    yield wrong(
      'name',
      `nobody knows a machine named ${host}`,
      'set VAULT_ADDR, or join the network Vault is in',
    );
    return null;
  }
  yield right('name', `${host} is ${addresses.map(({ address }) => address).join(', ')}`);

  const tcp = await opened(connect({ host, port }), 'connect');
  if (tcp !== null) {
    const todo = 'start Vault, and look at its log and at firewalls on the way';
    yield wrong('port', `${host}:${port} takes no connection: ${tcp.message}`, todo);
    return null;
  }
  yield right('port', `${host}:${port} takes connections`);

  if (protocol === 'http:') {
    if (/^(127\.|::1$|localhost$)/.test(host)) {
      yield right('TLS', 'none, and nothing leaves this machine');
      return true;
    }
    yield wrong('TLS', 'VAULT_ADDR begins with http: secrets can be read on the way', 'use https');
    return null;
  }
  const socket = connectTls({ host, port, ...(isIP(host) === 0 && { servername: host }) });
  const tls = await opened(socket, 'secureConnect');
  if (tls !== null) {
    yield wrong('TLS', tls.message, todoOf(tls));
    return null;
  }
  yield right('TLS', `${socket.getProtocol()}, its certificate ends on ${endOf(socket)}`);
  return true;
}

/** Null when the connection came about, and else why not; it is closed again. */
async function opened(
  socket: Socket,
  event: 'connect' | 'secureConnect',
): Promise<NodeJS.ErrnoException | null> {
  socket.setTimeout(DEADLINE_MS, () => socket.destroy(new Error('no answer in 5 s')));
  try {
    await once(socket, event);
    return null;
  } catch (error) {
    const failed: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error));
    // OpenSSL ends its own with a line break.
    failed.message = failed.message.trim();
    return failed;
  } finally {
    socket.end();
  }
}

const endOf = (socket: TLSSocket): string =>
  new Date(socket.getPeerCertificate().valid_to).toISOString().slice(0, 10);

/** By Node's own codes, and those of OpenSSL: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function todoOf({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return "put a new certificate where Vault's lies and send Vault SIGHUP; else look at the clocks";
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'make the certificate for the name in VAULT_ADDR';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return "set NODE_EXTRA_CA_CERTS to the file with the certificate that Vault's was made with";
    default:
      return 'look at tls_cert_file in vault.hcl; VAULT_ADDR begins with http where there is none';
  }
}
