import { Button, Group, Paper, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import classes from './business.module.css';
import { forgetNeed, potentialQuery, sayNeed, type FamilyPotential, type NeedInput } from './insight-api';
import { InsightMessages } from './insight-messages';
import { barShares } from './insight-model';

const NeedDialog = lazy(async () => ({ default: (await import('./need-dialog')).NeedDialog }));

/** What the account needs of each family of products, and how much of it it buys here. */
export function PotentialPanel({ accountId }: { accountId: string }) {
  return (
    <InsightMessages>
      <Panel accountId={accountId} />
    </InsightMessages>
  );
}

function Panel({ accountId }: { accountId: string }) {
  const t = useTranslations('insights.potential');
  const { data } = useQuery(potentialQuery(accountId));
  const mayEdit = useCan('potential.edit');
  const [edited, setEdited] = useState<FamilyPotential | 'new'>();
  const take = useNeed(accountId);
  if (data === undefined || (data.families.length === 0 && !mayEdit)) return null;
  const longest = Math.max(0, ...data.families.map(({ bought, white }) => bought + (white ?? 0)));
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="potential">
      <Group justify="space-between" gap="xs">
        <h2 id="potential" className={classes.title}>
          {t('title')}
        </h2>
        {mayEdit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        )}
      </Group>
      {data.families.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      ) : (
        <Text size="xs" c="dimmed">
          <span className={classes.keyBought} aria-hidden /> {t('bought')}{' '}
          <span className={classes.keyWhite} aria-hidden /> {t('white')}
        </Text>
      )}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul className={classes.list} role="list">
        {data.families.map((family) => (
          <FamilyRow
            key={family.family}
            family={family}
            longest={longest}
            onEdit={mayEdit ? () => setEdited(family) : undefined}
            onTake={mayEdit ? take : undefined}
          />
        ))}
      </ul>
      {edited && (
        <Suspense fallback={null}>
          <NeedDialog
            accountId={accountId}
            family={edited === 'new' ? undefined : edited}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      )}
    </Paper>
  );
}

/** Takes what peers need as what this account needs. */
function useNeed(accountId: string): (need: NeedInput) => void {
  const t = useTranslations('insights.potential');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const refresh = () => client.invalidateQueries({ queryKey: potentialQuery(accountId).queryKey });
  return useMutation({
    mutationFn: (need: NeedInput) => sayNeed(accountId, need),
    onSuccess: async ({ id }, { family }) => {
      notifyUndo({
        message: t('taken', { family }),
        changeSetId: `need-${id}`,
        undo: async () => {
          await forgetNeed(accountId, id);
          await refresh();
        },
      });
      await refresh();
    },
    onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
  }).mutate;
}

type FamilyRowProps = {
  family: FamilyPotential;
  longest: number;
  onEdit: (() => void) | undefined;
  onTake: ((need: NeedInput) => void) | undefined;
};

function FamilyRow({ family: one, longest, onEdit, onTake }: FamilyRowProps) {
  const t = useTranslations('insights.potential');
  const { money } = useValueFormatter();
  const { family, need, proposed, bought, share, white, currency } = one;
  const bars = barShares(one, longest);
  const text =
    need === null
      ? t('boughtOnly', { bought: money({ amount: bought, currency }) })
      : t('of', { bought: money({ amount: bought, currency }), need: money(need), share: share ?? 0 });
  return (
    <li className={classes.suggestion}>
      <div className={classes.suggestionHead}>
        <span className={classes.number}>{family}</span>
        {onEdit && (
          <Button variant="subtle" size="compact-xs" aria-label={t('editNamed', { family })} onClick={onEdit}>
            {t(need === null ? 'say' : 'edit')}
          </Button>
        )}
      </div>
      <div className={classes.track} aria-hidden>
        <span className={classes.filled} style={{ inlineSize: `${bars.bought}%` }} />
        <span className={classes.missing} style={{ inlineSize: `${bars.white}%` }} />
      </div>
      <Text size="sm">
        {text}
        {white !== null && white > 0 && ` · ${t('whiteSpace', { white: money({ amount: white, currency }) })}`}
      </Text>
      {need === null && proposed !== null && (
        <Group gap={6}>
          <Text size="xs" c="dimmed">
            {t('peers', { count: proposed.peers, amount: money(proposed) })}
          </Text>
          {onTake && (
            <Button
              variant="light"
              size="compact-xs"
              aria-label={t('takeNamed', { family })}
              onClick={() => onTake({ family, amount: proposed.amount, currency: proposed.currency, fromPeers: true })}
            >
              {t('take')}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
