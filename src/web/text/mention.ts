/** A pattern for `like` that finds every mention of an address (its `emailKey`), and more: SQL folds the case of ASCII alone. */
export function mentionPattern(key: string): string {
  return `%${key.replace(/[%_]/g, '_').replace(/[^\x20-\x7e]+/g, '%')}%`;
}

/** In any case of letters; `key` is the `emailKey` of the address. */
export function isMentioned(text: string, key: string): boolean {
  return text.normalize('NFC').toLowerCase().includes(key);
}
