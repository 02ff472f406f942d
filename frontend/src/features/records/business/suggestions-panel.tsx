import { ActionIcon, Button, Menu, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { RecordLink } from '@/shared/ui/record-link';
import classes from './business.module.css';
import {
  dismissReasons,
  dismissSuggestion,
  suggestionsQuery,
  takeBackDismissal,
  type DismissReason,
  type Dismissed,
  type Suggestion,
} from './insight-api';
import { InsightMessages } from './insight-messages';
import { ofTen } from './insight-model';

type SuggestionsPanelProps = {
  accountId: string;
  /** Codes of products that count as bought, parted by commas: those of a quote that is being written. */
  withCodes?: string;
};

/** What the account might buy next, and why; absent where nothing was learned. */
export function SuggestionsPanel(props: SuggestionsPanelProps) {
  return (
    <InsightMessages>
      <Panel {...props} />
    </InsightMessages>
  );
}

function Panel({ accountId, withCodes = '' }: SuggestionsPanelProps) {
  const t = useTranslations('insights.suggestions');
  const { data } = useQuery(suggestionsQuery(accountId, withCodes));
  const { dismiss, takeBack } = useDismissal(accountId);
  const mayDismiss = useCan('accounts.edit');
  if (data === undefined || data.learnedAt === null || data.bought === 0) return null;
  const found = [...data.products, ...data.families];
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="suggestions">
      <h2 id="suggestions" className={classes.title}>
        {t('title')}
      </h2>
      {found.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none', { count: data.orders })}
        </Text>
      )}
      {/* Safari forgets that a list without bullets is one. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul className={classes.list} role="list">
        {found.map((one) => (
          <SuggestionRow
            key={`${one.kind} ${one.key}`}
            suggestion={one}
            onDismiss={mayDismiss ? (reason) => dismiss({ one, reason }) : undefined}
          />
        ))}
      </ul>
      {data.dismissed.length > 0 && (
        <DismissedList items={data.dismissed} onTakeBack={mayDismiss ? takeBack : undefined} />
      )}
    </Paper>
  );
}

function useDismissal(accountId: string) {
  const t = useTranslations('insights.suggestions');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const refresh = () => client.invalidateQueries({ queryKey: ['records', 'accounts', 'suggestions', accountId] });
  const onError = (error: Error) => notifications.show({ color: 'red', message: problemText(error) });
  const takeBack = async (id: string) => {
    await takeBackDismissal(accountId, id);
    await refresh();
  };
  const dismissal = useMutation({
    mutationFn: ({ one, reason }: { one: Suggestion; reason: DismissReason }) =>
      dismissSuggestion(accountId, one, reason),
    onSuccess: async ({ id, name }) => {
      notifyUndo({ message: t('dismissed', { name }), changeSetId: `dismissed-${id}`, undo: () => takeBack(id) });
      await refresh();
    },
    onError,
  });
  const again = useMutation({ mutationFn: takeBack, onError });
  return { dismiss: dismissal.mutate, takeBack: again.mutate };
}

type SuggestionRowProps = { suggestion: Suggestion; onDismiss: ((reason: DismissReason) => void) | undefined };

function SuggestionRow({ suggestion, onDismiss }: SuggestionRowProps) {
  const t = useTranslations('insights.suggestions');
  const { name, becauseName, confidence, support, lift, similarCustomers } = suggestion;
  return (
    <li className={classes.suggestion}>
      <div className={classes.suggestionHead}>
        {suggestion.productId === null ? (
          <span className={classes.number}>{suggestion.kind === 'family' ? t('family', { name }) : name}</span>
        ) : (
          <RecordLink recordType="product" id={suggestion.productId} className={classes.number}>
            {name}
          </RecordLink>
        )}
        {onDismiss && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('dismiss', { name })}>
                <IconX size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('why')}</Menu.Label>
              {dismissReasons.map((reason) => (
                <Menu.Item key={reason} onClick={() => onDismiss(reason)}>
                  {t(`reasons.${reason}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={classes.track} aria-hidden>
        <span className={classes.filled} style={{ inlineSize: `${confidence * 100}%` }} />
      </div>
      <Text size="sm">{t('because', { ...ofTen(confidence), because: becauseName })}</Text>
      <Text size="xs" c="dimmed">
        {t('figures', { support, lift: Math.round(lift * 10) / 10, customers: similarCustomers })}
      </Text>
    </li>
  );
}

type DismissedListProps = { items: readonly Dismissed[]; onTakeBack: ((id: string) => void) | undefined };

/** What is not suggested any more, when somebody wants to know. */
function DismissedList({ items, onTakeBack }: DismissedListProps) {
  const t = useTranslations('insights.suggestions');
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button variant="subtle" size="compact-sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('dismissedCount', { count: items.length })}
      </Button>
      {isOpen && (
        // eslint-disable-next-line jsx-a11y/no-redundant-roles
        <ul className={classes.list} role="list">
          {items.map(({ id, name, reason }) => (
            <li key={id} className={classes.order}>
              <span>{name}</span>
              <Text size="sm" c="dimmed">
                {t(`reasons.${reason}`)}
              </Text>
              {onTakeBack && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  className={classes.amount}
                  aria-label={t('againNamed', { name })}
                  onClick={() => onTakeBack(id)}
                >
                  {t('again')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
