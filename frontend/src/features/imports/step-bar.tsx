import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { steps, type Step } from './steps';
import classes from './wizard.module.css';

type StepBarProps = { shown: Step; importId?: string; open?: readonly Step[] };

/** Where one is between a file and its records, and how far back one may go. */
export function StepBar({ shown, importId, open = [] }: StepBarProps) {
  const t = useTranslations('importWizard.steps');
  const at = steps.indexOf(shown);
  return (
    <nav aria-label={t('label')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const mark = (
            <>
              <span className={classes.stepMark}>
                {index < at ? <IconCheck size={13} stroke={2.6} aria-hidden /> : index + 1}
              </span>
              {t(step)}
            </>
          );
          return (
            <li
              key={step}
              className={classes.step}
              data-state={index === at ? 'here' : index < at ? 'done' : undefined}
              aria-current={index === at ? 'step' : undefined}
            >
              {importId !== undefined && index !== at && open.includes(step) ? (
                <Link to="/imports/$importId" params={{ importId }} search={{ step }} className={classes.stepLink}>
                  {mark}
                </Link>
              ) : (
                mark
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
