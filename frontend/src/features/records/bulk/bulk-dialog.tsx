import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { putJob } from '@/app/jobs/jobs';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { RecordTypeInfo } from '@/shared/api/types';
import { UsersPicker } from '@/shared/ui/users-picker';
import { previewBulk, startBulk } from './bulk-api';
import { BulkMessages } from './bulk-messages';
import { changesOf, type BulkAction, type BulkRequest, type BulkTarget, type FieldEdit } from './bulk-model';
import { BulkPreviewText } from './bulk-preview';
import { ChangesForm, firstEdit } from './changes-form';

export type BulkDialogProps = {
  type: RecordTypeInfo;
  action: BulkAction;
  target: BulkTarget;
  onClose: () => void;
  /** The work has begun: the selection has served. */
  onStarted: () => void;
};

const previewDelay = 350;

/** What will happen to how many, before it does. */
export function BulkDialog(props: BulkDialogProps) {
  return (
    <BulkMessages>
      <Dialog {...props} />
    </BulkMessages>
  );
}

function Dialog({ type, action, target, onClose, onStarted }: BulkDialogProps) {
  const t = useTranslations('bulk');
  const client = useQueryClient();
  const problemText = useProblemText();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [edits, setEdits] = useState<FieldEdit[]>(() => firstEdit(type));
  const [owners, setOwners] = useState<string[]>([]);
  const bulk = requestOf(type, action, target, edits, owners);
  const [asked] = useDebouncedValue(bulk, previewDelay);
  const preview = useQuery({
    queryKey: ['records', type.resource, 'bulk', asked] as const,
    queryFn: asked === undefined ? skipToken : ({ signal }) => previewBulk(type.resource, asked, signal),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const isCurrent = JSON.stringify(asked) === JSON.stringify(bulk) && !preview.isPlaceholderData && !preview.isFetching;
  const shown = bulk === undefined ? undefined : preview.data;

  const start = useMutation({
    mutationFn: (body: BulkRequest) => startBulk(type.resource, body, preview.data?.matching ?? 0),
    onSuccess: (job) => {
      putJob(client, job);
      onStarted();
      onClose();
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'count_changed') void preview.refetch();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (bulk && isCurrent && shown && shown.changeable > 0) start.mutate(bulk);
  };
  const problem = start.error ?? preview.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`title.${action}`)}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      size={action === 'edit' ? 'xl' : 'md'}
      fullScreen={isPhone}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {action === 'edit' && <ChangesForm type={type} edits={edits} onChange={setEdits} />}
          {action === 'reassign' && (
            <UsersPicker
              label={t('owners')}
              description={owners.length > 1 ? t('ownersShare', { count: owners.length }) : t('ownersHint')}
              nobodyFound={t('nobodyFound')}
              users={owners}
              focusOnOpen
              onChange={setOwners}
            />
          )}
          <BulkPreviewText
            action={action}
            preview={shown}
            isStale={!isCurrent}
            problem={bulk !== undefined && problem ? problemText(problem) : undefined}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={action === 'delete' ? 'red' : 'pine'}
              loading={start.isPending}
              disabled={!isCurrent || (shown?.changeable ?? 0) === 0}
              data-autofocus={action === 'delete' || action === 'restore' ? true : undefined}
            >
              {t(`submit.${action}`, { count: shown?.changeable ?? 0 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** undefined as long as it does not say yet what is to be done. */
function requestOf(
  type: RecordTypeInfo,
  action: BulkAction,
  target: BulkTarget,
  edits: readonly FieldEdit[],
  owners: string[],
): BulkRequest | undefined {
  switch (action) {
    case 'edit': {
      const changes = changesOf(type, edits);
      return changes && { action, ...target, changes };
    }
    case 'reassign':
      return owners.length > 0 ? { action, ...target, owners } : undefined;
    case 'delete':
    case 'restore':
      return { action, ...target };
  }
}
