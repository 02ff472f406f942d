import { Anchor, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useSignOut } from '@/app/account-actions';
import { useSession } from '@/app/session';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { BrandMark } from '@/shared/ui/brand-mark';
import { canUsePasskeys } from '@/shared/passkeys/webauthn';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { NewPasskey } from './new-passkey';
import { SecondFactorSetup } from './second-factor-setup';

export function SecondFactorPage() {
  return (
    <SecurityMessages>
      <MandatorySetup />
    </SecurityMessages>
  );
}

/** Somebody whose role asks for a second factor comes no further without one. */
function MandatorySetup() {
  const t = useTranslations('security.account');
  const tApp = useTranslations('app');
  const { product, passkeyDomain } = useSession();
  const tSession = useTranslations('session');
  const router = useRouter();
  const signOut = useSignOut();
  const enter = () => void router.navigate({ to: '/', replace: true });
  useDocumentTitle(t('setupTitle'));
  return (
    <Stack component="main" align="center" gap="lg" px="md" py={48}>
      <Group gap="sm">
        <BrandMark size={34} />
        <Text size="lg" fw={640}>
          {product.name}
        </Text>
      </Group>
      <Paper p="xl" shadow="xs" w="100%" maw={440}>
        <Title order={1} fz={20} mb={4}>
          {t('setupTitle')}
        </Title>
        <Text c="dimmed" mb="md">
          {t('mandatory')}
        </Text>
        {canUsePasskeys(passkeyDomain) && (
          <Stack gap="xs" mb="md">
            <Title order={2} fz={16}>
              {t('passkeyInstead')}
            </Title>
            <NewPasskey onDone={enter} />
            <Divider label={tSession('or')} mt="xs" />
          </Stack>
        )}
        <SecondFactorSetup onDone={enter} />
      </Paper>
      <Anchor component="button" type="button" onClick={() => void signOut()}>
        {tApp('userMenu.signOut')}
      </Anchor>
    </Stack>
  );
}
