import { Button, Menu } from '@mantine/core';
import { IconArrowRight, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord } from '@/shared/api/types';
import { fieldOf, recordLabel } from '@/shared/metadata/record-type';
import { useFormatValue } from '@/shared/metadata/use-format';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { LeadMessages } from '@/shared/leads/lead-messages';
import type { LeadAct } from '@/shared/leads/lead-types';
import { actsOn } from './lead-model';
import { useLeadActs } from './use-lead-acts';

const ConvertDialog = lazy(async () => ({ default: (await import('./convert-dialog')).ConvertDialog }));
const DisqualifyDialog = lazy(async () => ({
  default: (await import('@/shared/leads/disqualify-dialog')).DisqualifyDialog,
}));
const PassDialog = lazy(async () => ({ default: (await import('./pass-dialog')).PassDialog }));
const TimeDialog = lazy(async () => ({ default: (await import('./time-dialog')).TimeDialog }));
const NurtureDialog = lazy(async () => ({ default: (await import('./nurture-dialog')).NurtureDialog }));

/** The usual next step as a button or X, the other ways on in a menu. */
export function LeadButtons({ record }: { record: CrmRecord }) {
  return actsOn(record.status).length === 0 ? null : (
    <LeadMessages fallback={<Button variant="default" w={150} disabled />}>
      <Buttons record={record} />
    </LeadMessages>
  );
}

function Buttons({ record }: { record: CrmRecord }) {
  const t = useTranslations('leads');
  const type = useRecordType('lead');
  const format = useFormatValue();
  const { act, pending } = useLeadActs(record.id);
  const [asked, setAsked] = useState<LeadAct | 'pass' | 'time'>();
  const [first = 'work', ...others] = actsOn(record.status);
  const name = recordLabel(type, record);
  const statusField = fieldOf(type, 'status');
  const label = t(`acts.${first}`);

  const run = (next: LeadAct, body?: Record<string, unknown>) =>
    act(
      next,
      ({ lead }) => t('done', { name, status: statusField ? format('lead', statusField, lead.status) : '' }),
      body,
    );
  const begin = (next: LeadAct) => {
    if (next === 'convert' || next === 'disqualify' || next === 'nurture') setAsked(next);
    else void run(next);
  };
  const close = () => setAsked(undefined);
  useShortcut('x', label, () => begin(first), { group: 'record', enabled: pending === undefined });
  useCommand({ id: 'record.lead', label, group: 'record', keys: 'x', run: () => begin(first) });

  return (
    <>
      <Button.Group>
        <Button
          leftSection={<IconArrowRight size={16} />}
          loading={pending === first}
          aria-keyshortcuts="X"
          title={`${label} (X)`}
          onClick={() => begin(first)}
        >
          {label}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button px={10} ms={1} aria-label={t('more')} aria-haspopup="menu">
              <IconChevronDown size={16} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((other) => (
              <Menu.Item key={other} onClick={() => begin(other)}>
                {t(`acts.${other}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            {record.handoff !== 'offered' && record.status !== 'disqualified' && (
              <Menu.Item onClick={() => setAsked('pass')}>{t('service.pass')}</Menu.Item>
            )}
            <Menu.Item onClick={() => setAsked('time')}>{t('service.time')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Button.Group>
      <Suspense fallback={null}>
        {asked === 'convert' && <ConvertDialog record={record} name={name} onClose={close} />}
        {asked === 'disqualify' && (
          <DisqualifyDialog onClose={close} onChoose={(body) => void run('disqualify', body).then(close)} />
        )}
        {asked === 'pass' && (
          <PassDialog
            onClose={close}
            onChoose={(body) => void act('pass', () => t('service.passedDone', { name }), body).then(close)}
          />
        )}
        {asked === 'time' && <TimeDialog id={record.id} onClose={close} />}
        {asked === 'nurture' && (
          <NurtureDialog onClose={close} onChoose={(body) => void run('nurture', body).then(close)} />
        )}
      </Suspense>
    </>
  );
}
