import { ActionIcon, Button, NumberInput, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApprovalLimit, ApprovalPolicy } from './approvals-api';
import classes from './approvals.module.css';
import { PickOne } from './pick-one';

type LimitFieldsProps = { level: 1 | 2; policy: ApprovalPolicy; onChange: (limits: ApprovalLimit[]) => void };

/** Up to where nobody is asked, or one is enough; for everybody, and for roles otherwise. */
export function LimitFields({ level, policy, onChange }: LimitFieldsProps) {
  const t = useTranslations('approvals.settings');
  const { limits, measures } = policy;
  const change = (limit: ApprovalLimit, part: Partial<ApprovalLimit>) =>
    onChange(limits.map((each) => (each === limit ? { ...each, ...part } : each)));
  const nameOf = (name: string) =>
    name === 'discount' || name === 'discountAmount' || name === 'underFloor' ? t(`measures.${name}`) : name;
  const [first] = measures;
  return (
    <Stack gap={8} component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={600} p={0} mb={4}>
        {t(level === 1 ? 'withoutAsking' : 'oneIsEnough')}
      </Text>
      {limits
        .filter((limit) => limit.level === level)
        .map((limit, index) => (
          <div key={index} className={classes.limit}>
            <Select
              label={t('measure')}
              allowDeselect={false}
              data={measures.map(({ name }) => ({ value: name, label: nameOf(name) }))}
              value={limit.measure}
              onChange={(measure) => measure !== null && change(limit, { measure })}
            />
            <PickOne
              recordType="role"
              label={t('role')}
              nobodyFound={t('nobody')}
              clearable
              value={limit.roleId ?? null}
              onChange={(roleId) => change(limit, { roleId })}
            />
            <NumberInput
              label={t('most')}
              min={0}
              max={1_000_000_000}
              decimalScale={2}
              value={limit.most}
              onChange={(most) => change(limit, { most: Number(most) })}
            />
            <ActionIcon
              size={36}
              aria-label={t('removeLimit', { name: nameOf(limit.measure) })}
              onClick={() => onChange(limits.filter((each) => each !== limit))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        ))}
      {first !== undefined && (
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          style={{ alignSelf: 'start' }}
          onClick={() =>
            onChange([...limits, { level, roleId: null, measure: first.name, most: level === 1 ? 10 : 30 }])
          }
        >
          {t('addLimit')}
        </Button>
      )}
    </Stack>
  );
}
