import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { BrandMark } from '@/shared/ui/brand-mark';
import { useDocumentTitle } from '@/shared/ui/page-header';
import classes from './session-frame.module.css';

type SessionFrameProps = {
  title: string;
  description?: string;
  children: ReactNode;
  /** Stands beside the form where there is room, else below it. */
  below?: ReactNode;
};

export function SessionFrame({ title, description, children, below }: SessionFrameProps) {
  const t = useTranslations('session');
  const { product } = useSession();
  const { language, setLanguage } = useLanguage();
  useDocumentTitle(title);
  return (
    <main className={classes.frame}>
      <Group gap="sm">
        <BrandMark size={34} />
        <Text size="lg" fw={640}>
          {product.name}
        </Text>
      </Group>
      <div className={classes.panels}>
        <Paper className={classes.panel} p="xl" shadow="xs">
          <Stack gap="md">
            <div>
              <Title order={1} fz={20}>
                {title}
              </Title>
              {description !== undefined && (
                <Text c="dimmed" mt={4}>
                  {description}
                </Text>
              )}
            </div>
            {children}
          </Stack>
        </Paper>
        {below}
      </div>
      <div className={classes.languages} role="group" aria-label={t('language')}>
        {languages.map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            className={classes.language}
            aria-pressed={code === language}
            onClick={() => void setLanguage(code)}
          >
            {languageNames[code]}
          </button>
        ))}
      </div>
    </main>
  );
}
