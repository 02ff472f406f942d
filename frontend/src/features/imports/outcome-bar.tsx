import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { balanceOf, outcomes, type Counts } from './model';
import classes from './outcomes.module.css';

type OutcomeBarProps = { counts: Counts; read: number; isForecast?: boolean };

/** Four outcomes as parts of one bar; that they add up to the rows read stands below in figures. */
export function OutcomeBar({ counts, read, isForecast = false }: OutcomeBarProps) {
  const t = useTranslations('imports');
  const tWizard = useTranslations('importWizard');
  const format = useFormatter();
  const balance = balanceOf(counts, read);
  return (
    <div>
      <div className={classes.bar} aria-hidden>
        {outcomes.map(
          (outcome) =>
            counts[outcome] > 0 && (
              <span
                key={outcome}
                className={classes.part}
                data-outcome={outcome}
                style={{ flexGrow: counts[outcome] }}
              />
            ),
        )}
      </div>
      <dl className={classes.counts}>
        {outcomes.map((outcome) => (
          <div
            key={outcome}
            className={classes.count}
            data-outcome={outcome}
            data-some={counts[outcome] > 0 || undefined}
          >
            <dt>{isForecast ? tWizard(`check.outcomes.${outcome}`) : t(`outcomes.${outcome}`)}</dt>
            <dd data-testid={`count-${outcome}`}>{format.number(counts[outcome])}</dd>
          </div>
        ))}
      </dl>
      <Text mt="xs" size="sm" c="dimmed" className="tabular" data-testid="balance" data-balanced={balance.isBalanced}>
        {t('sum', { ...counts, read: balance.read })}
      </Text>
    </div>
  );
}
