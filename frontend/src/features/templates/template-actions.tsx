import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import {
  changeTemplate,
  deleteTemplate,
  resetTemplate,
  restoreTemplate,
  templateQuery,
  templatesQuery,
  type Template,
} from './queries';
import { useTemplateProblem } from './use-template-problem';

type TemplateActionsProps = { template: Template; onReplaced: (template: Template) => void };

/** A built-in template can be reset, one's own can be deleted; both can be taken back. */
export function TemplateActions({ template, onReplaced }: TemplateActionsProps) {
  const t = useTranslations('templates');
  const client = useQueryClient();
  const navigate = useNavigate();
  const textOf = useTemplateProblem();
  const { notifyUndo } = useUndo();
  const refresh = () => void client.invalidateQueries({ queryKey: templatesQuery.queryKey, exact: true });
  const show = (saved: Template) => {
    client.setQueryData(templateQuery(saved.id).queryKey, saved);
    onReplaced(saved);
    refresh();
  };
  const onError = (error: unknown) => notifications.show({ message: textOf(error), color: 'red' });
  const reset = useMutation({
    mutationFn: () => resetTemplate(template.id),
    onSuccess: (saved) => {
      show(saved);
      notifyUndo({
        message: t('resetNow'),
        changeSetId: `template-${saved.id}-${saved.version}`,
        undo: async () => show(await changeTemplate(saved, { name: template.name, texts: template.texts })),
      });
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: () => deleteTemplate(template.id),
    onSuccess: async () => {
      refresh();
      await navigate({ to: '/settings/templates' });
      notifyUndo({
        message: t('deletedNow', { name: template.name }),
        changeSetId: `template-${template.id}`,
        undo: () => restoreTemplate(template.id),
        onUndone: refresh,
      });
    },
    onError,
  });
  if (template.builtIn)
    return template.edited ? (
      <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
        {t('reset')}
      </Button>
    ) : null;
  return (
    <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('delete')}
    </Button>
  );
}
