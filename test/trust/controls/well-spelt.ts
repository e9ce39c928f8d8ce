/** An address for the log that only knows the addresses of the site as they should be. */
export function maskKnownAddresses(url: string): string {
  return url
    .replace(/^(\/(?:fr|en)\/[se]\/)[^/?#]+/i, '$1…')
    .replace(/^(\/fr\/roue\/|\/en\/wheel\/)[\w-]{20,}/i, '$1…')
    .replace(/^(\/(?:fr|en)\/[se]\/…[^?]*)\?.*/i, '$1?…')
    .replace(/^(\/fr\/atelier\/[ap]\/|\/en\/workshop\/[fp]\/)[^/?#]+/i, '$1…')
    .replace(/^(\/(?:fr\/atelier|en\/workshop)\/?)\?.*/i, '$1?…')
    .replace(/^(\/(?:fr|en)\/moderation\/m\/)[^/?#]+/i, '$1…')
    .replace(/^(\/(?:fr|en)\/moderation[^?]*)\?.*/i, '$1?…')
    .replace(/^(\/fr\/avis\/|\/en\/notices\/)[^/?#]+/i, '$1…')
    .replace(/^(\/fr\/articles\/[^/?#]+\/commentaires\/|\/en\/articles\/[^/?#]+\/comments\/)[^/?#]+/i, '$1…')
    .replace(/([?&](?:recu|received)=)[^&#]+/i, '$1…');
}
