export const BASE_URL_PROBLEM =
  'must look like https://example.org or https://example.org/site; a path has letters, digits and - . _ ~ only';
/** Host and port, then up to five parts; what a URL parser would tidy away is a slip of whoever typed it. */
const BASE_URL_SHAPE = /^https?:\/\/[^/?#@\s\\]+(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]{1,60}){0,5}\/?$/i;

export function isBaseUrl(value: string): boolean {
  return BASE_URL_SHAPE.test(value) && URL.canParse(value);
}
