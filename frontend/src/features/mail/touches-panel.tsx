import { Alert } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { KindIcon } from '@/shared/activities/kind-icon';
import { Moment } from '@/shared/ui/moment';
import { TextLink } from '@/shared/ui/text-link';
import type { Touch } from './compose-api';
import classes from './compose.module.css';

/** What colleagues said to this customer in the last days, before one says something else. */
export function TouchesPanel({ touches }: { touches: readonly Touch[] }) {
  const t = useTranslations('email.compose');
  return (
    <Alert color="yellow" variant="light" icon={<IconUsers size={18} />} title={t('touchesTitle')}>
      <ul className={classes.touches}>
        {touches.map((touch) => (
          <li key={touch.activityId}>
            <KindIcon kind={touch.kind} />
            <div>
              <TextLink to={`/activities/${touch.activityId}` as '/'} target="_blank" rel="noopener">
                {touch.subject}
              </TextLink>
              <div className={classes.touchMeta}>
                {touch.userName ?? t('somebody')}
                {touch.contactName !== null && ` · ${touch.contactName}`} · <Moment value={touch.at} />
              </div>
              {touch.excerpt !== '' && <div className={classes.touchText}>{touch.excerpt}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
