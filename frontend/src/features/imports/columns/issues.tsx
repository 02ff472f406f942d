import { Alert, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { MappingIssue } from '../model';

/** What must be decided before rows can be checked. */
export function Issues({ issues, label }: { issues: readonly MappingIssue[]; label: (field: string) => string }) {
  const t = useTranslations('importWizard.issues');
  return (
    <Alert color="yellow" variant="light" role="status">
      {issues.map((issue) => (
        <Text key={issue.kind === 'doubled' ? issue.field : issue.kind}>
          {issue.kind === 'doubled'
            ? t('doubled', { field: label(issue.field) })
            : issue.kind === 'nameless'
              ? t(`nameless.${issue.recordType}`)
              : t(issue.kind)}
        </Text>
      ))}
    </Alert>
  );
}
