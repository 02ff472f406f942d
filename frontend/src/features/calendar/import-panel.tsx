import { Button, FileButton, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { importIcs } from './calendar-files-api';
import classes from './calendar.module.css';

const shown = 10;

/** Meetings and tasks from another calendar's file, with what became of each entry. */
export function ImportPanel() {
  const t = useTranslations('calendarFiles.import');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const take = useMutation({
    mutationFn: async (file: File) => importIcs(await file.text()),
    onSuccess: ({ result, changeSetId }) => {
      if (changeSetId !== undefined && result.created + result.updated > 0)
        notifyUndo({ message: t('taken', { count: result.created + result.updated }), changeSetId });
      void client.invalidateQueries({ queryKey: ['records', 'activities'] });
    },
  });
  const { items = [], ...counts } = take.data?.result ?? {};
  const refused = items.filter(({ outcome }) => outcome === 'refused');
  return (
    <section aria-labelledby="calendar-import">
      <h3 id="calendar-import" className={classes.part}>
        {t('title')}
      </h3>
      <Text size="sm" c="dimmed" mb="sm">
        {t('text')}
      </Text>
      <FileButton accept=".ics,text/calendar" onChange={(file) => file && take.mutate(file)}>
        {(props) => (
          <Button variant="default" leftSection={<IconFileImport size={16} />} loading={take.isPending} {...props}>
            {t('choose')}
          </Button>
        )}
      </FileButton>
      <div role="status">
        {take.data && (
          <Text size="sm" mt="sm">
            {t('result', counts)}
          </Text>
        )}
      </div>
      {refused.length > 0 && (
        <ul className={classes.programs}>
          {refused.slice(0, shown).map(({ subject, uid, code, message }, index) => (
            <li key={uid ?? index}>
              {subject ?? uid ?? t('nameless')}: {codes.includes(code as Code) ? t(`codes.${code as Code}`) : message}
            </li>
          ))}
          {refused.length > shown && <li>{t('more', { count: refused.length - shown })}</li>}
        </ul>
      )}
      {take.isError && (
        <Text size="sm" mt="sm" c="var(--mantine-color-error)" role="alert">
          {problemText(take.error)}
        </Text>
      )}
    </section>
  );
}

const codes = ['no_start', 'recurrence', 'unsupported', 'not_yours', 'deleted', 'unknown_invitation'] as const;
type Code = (typeof codes)[number];
