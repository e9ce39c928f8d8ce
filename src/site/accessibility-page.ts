import type { RequestHandler } from 'express';
import { identityOf } from '../identity/page.ts';
import { langOf } from '../web/locale.ts';
import { render } from '../web/render.ts';
import type { Conformity } from '../terms.ts';
import { AUDITED_ON, GRID, SAMPLE } from './audit.ts';
import type { SamplePage } from './audit.ts';
import { auditResult, isStated, statedConformity } from './conformity.ts';
import type { AuditResult } from './conformity.ts';

declare module '../web/render.ts' {
  interface Views {
    'site/accessibility': {
      readonly audited: string;
      readonly result: AuditResult;
      readonly sample: readonly SamplePage[];
      /** The owner's statement, which stands in place of our audit. */
      readonly stated: Statement | undefined;
    };
  }
}

interface Statement {
  readonly conformity: Conformity;
  readonly rate: number | undefined;
  readonly paragraphs: readonly string[];
}

export const showAccessibility: RequestHandler = (_req, res) => {
  const result = auditResult(GRID);
  const identity = identityOf(res);
  const { accessibility, accessibilityRate } = identity;
  render(res.set('Cache-Control', 'no-cache'), 'site/accessibility', {
    audited: AUDITED_ON,
    result,
    sample: SAMPLE,
    stated: isStated(identity)
      ? {
          conformity: statedConformity(identity, result.conformity),
          rate: accessibilityRate === '' ? undefined : Number(accessibilityRate),
          paragraphs: accessibility[langOf(res)].split('\n').filter((line) => line.trim() !== ''),
        }
      : undefined,
  });
};
