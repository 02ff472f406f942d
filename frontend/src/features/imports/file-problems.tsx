import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import classes from './wizard.module.css';

const shown = 10;

/** Places that could not be read as they stand; their rows are among the rejected, with the reason. */
export function FileProblems({ job, isOpen = false }: { job: ImportJob; isOpen?: boolean }) {
  const t = useTranslations('importWizard.reading');
  const problems = job.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
      <details open={isOpen}>
        <summary>{t('problems', { count: problems.length })}</summary>
        <ul className={classes.problems}>
          {problems.slice(0, shown).map((problem) => (
            <li key={`${problem.line} ${problem.code}`}>
              {t('problem', { line: problem.line, message: problem.message })}
            </li>
          ))}
        </ul>
        {problems.length > shown && t('moreProblems', { count: problems.length - shown })}
      </details>
    </Alert>
  );
}
