import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { CellError, CellRemark } from '@/shared/api/import-types';
import { useRuleText } from '@/shared/i18n/rule-text';

export type CellText = {
  /** Why a cell cannot go in as it is; a code that is newer than this app shows the server's own words. */
  wrong: (error: CellError) => string;
  /** What was made of a cell, and by which rule. */
  mended: (remark: CellRemark) => string;
};

export function useCellText(): CellText {
  const t = useTranslations('importWizard');
  const ruleText = useRuleText();
  const wrong = useCallback(
    (error: CellError) => {
      const key = `cells.${error.code.replace(/^cell\./, '')}` as 'cells.emails';
      return t.has(key) ? t(key) : error.message;
    },
    [t],
  );
  const mended = useCallback(
    ({ rule, value, message }: CellRemark) =>
      value === null
        ? ruleText(rule, message ?? undefined)
        : t('check.mended', { rule: ruleText(rule, message ?? undefined), value }),
    [t, ruleText],
  );
  return { wrong, mended };
}
