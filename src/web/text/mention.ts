/** What SQL's `like` finds at least where an address (its `emailKey`) stands: it knows no case of letters beyond ASCII. */
export function mentionPattern(key: string): string {
  return `%${key.replace(/[%_]/g, '_').replace(/[^\x20-\x7e]+/g, '%')}%`;
}

/** Whether a text names an address (its `emailKey`), in any case of letters. */
export function isMentioned(text: string, key: string): boolean {
  return text.normalize('NFC').toLowerCase().includes(key);
}
