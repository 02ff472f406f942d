import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { OptionProblem } from './quote-model';

type OptionChoiceProps = {
  problems: readonly OptionProblem[];
  onChoose: (optionId: string) => void;
  onLeave: () => void;
};

const rules = ['exactlyOne', 'atMostOne', 'atLeastOne', 'none'] as const;

/** Lines that were not taken since their options do not go together; what is missing is one click away. */
export function OptionChoice({ problems, onChoose, onLeave }: OptionChoiceProps) {
  const t = useTranslations('quotes.options');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <Alert ref={box} color="yellow" variant="light" icon={<IconPuzzle size={18} />} role="alert" w="100%">
      {problems.map(({ productId, product, group, rule, options }) => {
        const known = rules.find((each) => each === rule);
        const needs = rule === 'exactlyOne' || rule === 'atLeastOne';
        return (
          <div key={`${productId} ${group}`}>
            <Text size="sm">
              {t(known ?? 'atMostOne', { product, group, options: options.map(({ name }) => name).join(', ') })}
            </Text>
            {needs && (
              <Group gap={6} my={6}>
                {options.map(({ id, name }) => (
                  <Button key={id} size="compact-md" variant="light" onClick={() => onChoose(id)}>
                    {t('add', { name })}
                  </Button>
                ))}
              </Group>
            )}
          </div>
        );
      })}
      <Button size="compact-md" variant="subtle" onClick={onLeave}>
        {t('leave')}
      </Button>
    </Alert>
  );
}
