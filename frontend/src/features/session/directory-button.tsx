import { Alert, Anchor, Button, Divider } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Directory } from '@/shared/api/types';

const outcomes = ['failed', 'cancelled', 'unavailable'] as const;

type DirectoryButtonProps = {
  directory: Directory;
  /** With what the directory, or the way there, has sent somebody back. */
  outcome: string | undefined;
  onChoose: () => void;
  /** Opens the form for those whom a password still lets in. */
  onPassword?: () => void;
};

/** The way in through the company's directory, and what became of the last attempt. */
export function DirectoryButton({ directory: { name }, outcome, onChoose, onPassword }: DirectoryButtonProps) {
  const t = useTranslations('session');
  const problem = outcomes.find((each) => each === outcome);
  return (
    <>
      {problem && (
        <Alert color="red" variant="light" role="alert" title={t('failed')}>
          {t(`directory.${problem}`, { name })}
        </Alert>
      )}
      <Button size="md" fullWidth onClick={onChoose}>
        {t('directory.signIn', { name })}
      </Button>
      {onPassword ? (
        <Anchor component="button" type="button" ta="center" onClick={onPassword}>
          {t('directory.administrators')}
        </Anchor>
      ) : (
        <Divider label={t('or')} />
      )}
    </>
  );
}

/** Leaves the application: the server leads to the directory, and that back to the sign-in page. */
export function goToDirectory({ next, keep }: { next: string | undefined; keep: boolean }): void {
  const query = new URLSearchParams({
    ...(next === undefined ? {} : { returnTo: next }),
    ...(keep ? { keep: 'true' } : {}),
  });
  globalThis.location.assign(`/oidc/start?${query.toString()}`);
}
