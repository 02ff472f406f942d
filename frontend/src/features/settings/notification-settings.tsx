import { NativeSelect, Switch, Text, Title } from '@mantine/core';
import { notifications as toasts } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { MailFrequency, NotificationSetting } from '@/shared/api/types';
import { NotificationMessages } from '@/shared/i18n/notification-messages';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import {
  changeNotificationSetting,
  notificationSettingsQuery,
  type SettingChange,
} from './notification-settings-query';
import classes from './notification-settings.module.css';

const mailChoices = ['off', 'immediate', 'daily'] as const satisfies MailFrequency[];

/** What one wants to be told of, and where. Each choice is kept as it is made. */
export function NotificationSettings() {
  return (
    <NotificationMessages>
      <Choices />
    </NotificationMessages>
  );
}

function Choices() {
  const t = useTranslations('notifications.choices');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { data: settings, error, refetch } = useQuery(notificationSettingsQuery);
  const save = useMutation({
    mutationFn: (change: SettingChange) => changeNotificationSetting(client, change),
    onError: (failure) => toasts.show({ color: 'red', message: problemText(failure) }),
  });
  return (
    <section id="notifications" aria-labelledby="notifications-title">
      <Title order={2} size="h3" id="notifications-title">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="xs">
        {t('description')}
      </Text>
      {error && !settings ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !settings ? (
        <ListSkeleton rows={3} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('inApp')}</th>
              <th scope="col">{t('mail')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map((setting) => (
              <SettingRow key={setting.kind} setting={setting} onChange={(change) => save.mutate(change)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type SettingRowProps = { setting: NotificationSetting; onChange: (change: SettingChange) => void };

function SettingRow({ setting: { kind, inApp, mail }, onChange }: SettingRowProps) {
  const t = useTranslations('notifications.choices');
  // A kind that the messages do not know yet goes by its name.
  const label = t.has(`kinds.${kind}` as 'kinds.jobFailed') ? t(`kinds.${kind}` as 'kinds.jobFailed') : kind;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Switch
          aria-label={t('inAppOf', { kind: label })}
          checked={inApp}
          onChange={(event) => onChange({ kind, inApp: event.currentTarget.checked })}
        />
      </td>
      <td>
        <NativeSelect
          aria-label={t('mailOf', { kind: label })}
          value={mail}
          data={mailChoices.map((value) => ({ value, label: t(`mailChoices.${value}`) }))}
          onChange={(event) => onChange({ kind, mail: event.currentTarget.value as MailFrequency })}
        />
      </td>
    </tr>
  );
}
