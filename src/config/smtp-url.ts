/** What may stand behind the ? of SMTP_URL. Everything else, the check of certificates among it, is the site's own. */
const OPTIONS: ReadonlySet<string> = new Set([
  'ignoreTLS',
  'requireTLS',
  'name',
  'authMethod',
  'tls.servername',
]);

export const SMTP_URL_PROBLEM =
  'must look like smtp://user:password@mail.example.org:587, with %40 for @ and the like in the password; behind a ? only ' +
  [...OPTIONS].join(', ');

export function isSmtpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, hash, searchParams } = new URL(value);
  return (
    ['smtp:', 'smtps:'].includes(protocol) &&
    hostname !== '' &&
    ['', '/'].includes(pathname) &&
    hash === '' &&
    [...searchParams.keys()].every((name) => OPTIONS.has(name))
  );
}
