import { existsSync, statSync } from 'node:fs';
import type { SecretFile } from '../config/secret-files.ts';
import type { Finding } from './finding.ts';
import type { Hsts } from '../config/hsts.ts';
import type { Duty } from '../identity/duties.ts';

interface Reach {
  readonly host: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly baseUrlGiven: boolean;
  readonly secure: boolean;
  readonly trustProxy: number | string | undefined;
}

const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|.*\.(?:localhost|test))$/;

/** Warnings only: every setting is optional (product §7), and each of these has its use, on a first evening or behind an unusual proxy. */
export function checkSettings(reach: Reach): readonly Finding[] {
  return [...checkProxy(reach), ...checkAddress(reach)];
}

/**
 * What French law asks a public site to say of itself, and an address to write to, without which nobody can ask to have
 * anything erased. A site that only this machine or a network reaches by its number is not public.
 */
export function checkDuties(
  { baseUrl, baseUrlGiven }: Pick<Reach, 'baseUrl' | 'baseUrlGiven'>,
  missing: readonly Duty[],
): readonly Finding[] {
  if (!baseUrlGiven || isThisMachine(new URL(baseUrl).hostname)) return [];
  const facts = missing.filter((duty) => duty !== 'contact');
  return [
    ...(missing.includes('contact') ? [NO_CONTACT] : []),
    ...(facts.length === 0 ? [] : [{ ...NO_FACTS, problem: `does not say yet: ${facts.join(', ')}` }]),
  ];
}

const NO_CONTACT: Finding = {
  level: 'warn',
  notice: 'no-contact',
  subject: 'The address of contact',
  problem: 'is absent from a public site, so nobody is told whom to write to',
  mend: 'give one under Moderation, Identity, or set CONTACT_EMAIL',
};
const NO_FACTS = {
  level: 'warn',
  notice: 'no-facts',
  subject: 'The legal notice',
  mend: 'fill it in under Moderation, Identity; French law asks for it (LCEN, art. 1-1)',
} as const;

/** Six months count as lasting. Source: OWASP Secure Headers, MDN Observatory. */
const LASTING_HSTS_DAYS = 180;

/** A day is right at the beginning, so this is a reminder and no fault of a running site. */
export function checkHsts({
  secure,
  hsts,
}: {
  readonly secure: boolean;
  readonly hsts: Hsts | undefined;
}): readonly Finding[] {
  if (!secure || hsts === undefined || hsts.days >= LASTING_HSTS_DAYS) return [];
  return [
    {
      level: 'warn',
      notice: 'short-hsts',
      subject: 'HSTS',
      problem: `is ${hsts.days} day(s), so browsers soon forget that this site is only to be had by https`,
      mend: 'once https has held for a while, set HSTS=365; add ,includeSubDomains if every name under yours speaks https',
    },
  ];
}

/**
 * The site itself speaks http at HOST alone. Readers who come by https, or by a public name to a site that only this machine
 * reaches, come through a proxy, which hides their addresses unless TRUST_PROXY is set.
 */
function checkProxy({ host, baseUrl, baseUrlGiven, secure, trustProxy }: Reach): readonly Finding[] {
  const isReachedFromHere = isThisMachine(host) && baseUrlGiven && !isThisMachine(new URL(baseUrl).hostname);
  if (trustProxy !== undefined || (!secure && !isReachedFromHere)) return [];
  const sign = secure ? 'BASE_URL says https' : `readers come to ${baseUrl} and HOST is ${host}`;
  return [
    {
      level: 'warn',
      notice: 'no-proxy',
      subject: 'TRUST_PROXY',
      problem: `is absent though ${sign}, so all readers have the address of the proxy: they share the limits of a minute, and the limits of a day hold for none of them where that address is of this machine or a private network`,
      mend: 'set it to the number of proxies in front of the site, 1 for one',
    },
  ];
}

function checkAddress({ host, port, baseUrl, baseUrlGiven, secure }: Reach): readonly Finding[] {
  if (isThisMachine(host) && !baseUrlGiven) return [];
  if (!baseUrlGiven)
    return [
      {
        level: 'warn',
        notice: 'no-address',
        subject: 'BASE_URL',
        problem: `is absent though HOST is ${host}, so links and mails lead to ${baseUrl}`,
        mend: `set it to the address that readers type, such as https://example.org or http://192.0.2.1:${port}`,
      },
    ];
  if (secure || isThisMachine(new URL(baseUrl).hostname)) return [];
  return [
    {
      level: 'warn',
      notice: 'plain-http',
      subject: 'BASE_URL',
      problem: 'says http, so edit links and passwords travel where others can read them',
      mend: 'put a proxy with https in front of the site and name its https address',
    },
  ];
}

const OTHERS_READ = 0o004;
/** Where a container keeps them, with no other user in it. */
const OF_A_CONTAINER = '/run/secrets/';

/** Files of the owner's own making, so this is only said. */
export function checkSecretFiles(files: readonly SecretFile[]): readonly Finding[] {
  return files
    .filter(({ file }) => existsSync(file) && !file.startsWith(OF_A_CONTAINER))
    .filter(({ file }) => (statSync(file).mode & OTHERS_READ) !== 0)
    .map(({ name, file }) => ({
      level: 'warn',
      subject: name,
      problem: `${file} can be read by every user of this machine`,
      mend: `chmod o= ${file}, and give it the group of the user that runs the site`,
    }));
}

function isThisMachine(host: string): boolean {
  return THIS_MACHINE.test(host);
}
