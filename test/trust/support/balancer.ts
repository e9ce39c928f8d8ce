import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockOf } from './documented.ts';

interface Ways {
  /** Where its certificate is to lie. */
  readonly certificates: string;
  /** The address of the balancer that the tests reach. */
  readonly tests: string;
  /** Where it leads to both hosts, and to one of them alone. */
  readonly ports: Readonly<Record<'both' | 'a' | 'b', number>>;
}

/**
 * What docs/deploy.md says goes behind Debian's own settings, word for word but for the folder of the certificate. The tests come
 * in by ways of their own, without https: readers there come from the addresses that they name.
 */
export function balancerFor({ certificates, tests, ports }: Ways): string {
  makeCertificate(certificates);
  const [own = ''] = /^defaults[^]*/m.exec(readFileSync('/etc/haproxy/haproxy.cfg', 'utf8')) ?? [];
  return [
    own,
    blockOf('haproxy').replace('/etc/haproxy/certificates', certificates),
    wayTo('both', `${tests}:${ports.both}`, 'wheel'),
    ...(['a', 'b'] as const).map((name) => wayTo(name, `${tests}:${ports[name]}`, `only-${name}`)),
    ...(['a', 'b'] as const).map((name) => backendOf(name)),
    '',
  ].join('\n');
}

function wayTo(name: string, place: string, backend: string): string {
  return `frontend tests-${name}
  bind ${place}
  http-request set-src req.hdr(X-Forwarded-For) if { req.hdr(X-Forwarded-For) -m found }
  http-response set-header X-Host %s
  http-response replace-header X-Host (.*)-without \\1
  default_backend ${backend}
`;
}

/** A host of the document, alone. */
function backendOf(name: string): string {
  const [server] = new RegExp(`^  server ${name} .*$`, 'm').exec(blockOf('haproxy')) ?? [];
  if (server === undefined) throw new Error(`docs/deploy.md names no host ${name}`);
  return `backend only-${name}
  http-request set-header X-Forwarded-For %[src]
${server}
`;
}

function makeCertificate(folder: string): void {
  const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=roue.example'],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  const both = [certificate, key].map((file) => readFileSync(file, 'utf8')).join('');
  for (const file of [key, certificate]) execFileSync('rm', [file]);
  writeFileSync(join(folder, 'roue.example.pem'), both);
}
