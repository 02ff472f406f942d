import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { useQuoteProblem } from './use-quote-problem';
import type { CrmRecord } from '@/shared/api/types';
import { reviseQuote, sheetQuery } from './quote-api';
import { QuoteMessages } from './quote-messages';
import { actsOn, type QuoteAct } from './quote-model';

const SendDialog = lazy(async () => ({ default: (await import('./send-dialog')).SendDialog }));
const AnswerDialog = lazy(async () => ({ default: (await import('./answer-dialog')).AnswerDialog }));

/** The usual next step as a button, the other ways on in a menu. */
export function QuoteButtons({ record }: { record: CrmRecord }) {
  return actsOn(record.status).length === 0 ? null : (
    <QuoteMessages fallback={<Button variant="default" w={110} disabled />}>
      <Buttons record={record} />
    </QuoteMessages>
  );
}

function Buttons({ record }: { record: CrmRecord }) {
  const t = useTranslations('quotes.acts');
  const format = useFormatter();
  const navigate = useNavigate();
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const { data: sheet } = useQuery(sheetQuery(record.id));
  const [asked, setAsked] = useState<QuoteAct>();
  const acts = sheet?.hasExpired === true ? (['revise'] as const) : actsOn(record.status);
  const [first = 'send', ...others] = acts;
  const label = t(first);

  const revise = async () => {
    try {
      const next = await reviseQuote(record.id);
      await client.invalidateQueries({ queryKey: ['records'] });
      await navigate({ to: '/quotes/$id', params: { id: next.id } });
    } catch (error) {
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
    }
  };
  const begin = (act: QuoteAct) => (act === 'revise' ? void revise() : setAsked(act));
  const close = () => setAsked(undefined);
  useShortcut('x', label, () => begin(first), { group: 'record' });

  return (
    <>
      {sheet?.hasExpired === true && typeof record.validUntil === 'string' && (
        <Text size="sm" c="dimmed">
          {t('expired', {
            date: format.dateTime(new Date(`${record.validUntil}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
          })}
        </Text>
      )}
      <Button.Group>
        <Button
          leftSection={first === 'send' ? <IconSend size={16} /> : undefined}
          aria-keyshortcuts="X"
          title={`${label} (X)`}
          onClick={() => begin(first)}
        >
          {label}
        </Button>
        {others.length > 0 && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button px={10} ms={1} aria-label={t('more')} aria-haspopup="menu">
                <IconChevronDown size={16} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((other) => (
                <Menu.Item key={other} onClick={() => begin(other)}>
                  {t(other)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
      <Suspense fallback={null}>
        {asked === 'send' && <SendDialog record={record} onClose={close} />}
        {(asked === 'accept' || asked === 'decline') && <AnswerDialog record={record} act={asked} onClose={close} />}
      </Suspense>
    </>
  );
}
