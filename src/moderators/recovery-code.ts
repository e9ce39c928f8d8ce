/** How many are given at once, and how few are left when their owner is told to make new ones. */
export const RECOVERY_CODES = 10;
export const FEW_RECOVERY_CODES = 3;
const CODE_DIGITS = 25;
const GROUP_DIGITS = 5;
const CODE_BYTES = 16;
const CODE_SHAPE = new RegExp(`^\\d{${CODE_DIGITS}}$`);

/**
 * 25 decimal digits, 83 bits; digits, because they are typed into a field where phones show digits. ASVS 5.0 6.5.2 wants 112
 * bits where a plain hash is stored: ours has a key that is in no database.
 */
export function makeRecoveryCode(random: (bytes: number) => Buffer): string {
  const number = BigInt(`0x${random(CODE_BYTES).toString('hex')}`) % 10n ** BigInt(CODE_DIGITS);
  return number.toString().padStart(CODE_DIGITS, '0');
}

/** As it is shown: five groups of five digits. */
export function spellRecoveryCode(code: string): string {
  return (code.match(new RegExp(`\\d{${GROUP_DIGITS}}`, 'g')) ?? []).join(' ');
}

/** The digits of what was typed, however it was spaced; undefined for what is no recovery code. */
export function readRecoveryCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '');
  return CODE_SHAPE.test(digits) ? digits : undefined;
}
