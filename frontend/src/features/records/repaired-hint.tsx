import { IconWand } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { NormalisationMessages } from '@/shared/i18n/normalisation-messages';
import { useRuleText } from '@/shared/i18n/rule-text';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { Hint } from '@/shared/ui/hint';
import type { RawValue } from './raw-values';
import classes from './records.module.css';

type RepairedHintProps = { label: string; values: readonly RawValue[] };

/** What stands here was written otherwise when it came in: how, by which rule, and when. */
export function RepairedHint(props: RepairedHintProps) {
  return (
    <Suspense fallback={null}>
      <NormalisationMessages>
        <Repaired {...props} />
      </NormalisationMessages>
    </Suspense>
  );
}

function Repaired({ label, values }: RepairedHintProps) {
  const t = useTranslations('normalisation.raw');
  const ruleText = useRuleText();
  const format = useValueFormatter();
  const text = values
    .map((value) => {
      const rules = value.rules.map((rule) => ruleText(rule)).join(' ');
      return value.at === null
        ? t('undated', { raw: value.raw, rules })
        : t('text', { raw: value.raw, when: format.date(value.at.slice(0, 10)), rules });
    })
    .join(' ');
  return (
    <Hint icon={IconWand} label={t('label', { field: label })} className={classes.help}>
      {text}
    </Hint>
  );
}
