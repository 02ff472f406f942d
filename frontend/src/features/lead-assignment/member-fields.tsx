import { NumberInput, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLookupLabels } from '@/shared/metadata/lookup';
import type { AssignmentMember } from './assignment-api';
import classes from './assignment.module.css';

type MemberFieldsProps = { members: AssignmentMember[]; onChange: (members: AssignmentMember[]) => void };

/** How much each takes, and when they are away. */
export function MemberFields({ members, onChange }: MemberFieldsProps) {
  const t = useTranslations('leadAssignment');
  const names = useLookupLabels(members.map(({ userId }) => ({ recordType: 'user', id: userId })));
  const change = (userId: string, part: Partial<AssignmentMember>) =>
    onChange(members.map((member) => (member.userId === userId ? { ...member, ...part } : member)));
  return (
    <ul className={classes.members}>
      {members.map(({ userId, capacity, awayFrom, awayUntil }) => {
        const name = names.get(userId) ?? '…';
        return (
          <li key={userId}>
            <span className={classes.member}>{name}</span>
            <NumberInput
              size="xs"
              label={t('capacity')}
              aria-label={t('capacityOf', { name })}
              placeholder={t('unbounded')}
              min={1}
              max={100_000}
              allowDecimal={false}
              clampBehavior="strict"
              value={capacity ?? ''}
              onChange={(next) => change(userId, { capacity: next === '' ? null : Number(next) })}
            />
            <TextInput
              size="xs"
              type="date"
              label={t('awayFrom')}
              aria-label={t('awayFromOf', { name })}
              value={awayFrom ?? ''}
              onChange={(event) => change(userId, { awayFrom: event.currentTarget.value || null })}
            />
            <TextInput
              size="xs"
              type="date"
              label={t('awayUntil')}
              aria-label={t('awayUntilOf', { name })}
              value={awayUntil ?? ''}
              onChange={(event) => change(userId, { awayUntil: event.currentTarget.value || null })}
            />
          </li>
        );
      })}
    </ul>
  );
}
