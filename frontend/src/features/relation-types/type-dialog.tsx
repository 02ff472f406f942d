import {
  Alert,
  Button,
  Checkbox,
  Collapse,
  Group,
  Modal,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/language-provider';
import { languageNames, languages, type Language } from '@/shared/i18n/languages';
import { relationTypesQuery, sideName, type RelationType } from '@/shared/relations/relation-types';
import { addType, changeType } from './type-api';
import { draftOf, missing, namesOf, type Side, type TypeDraft } from './type-draft';

const ends = ['contact', 'account', 'any'] as const;

/** A kind of relation with a name from either side, read out as a sentence while it is typed. */
export function TypeDialog({ type, onClose }: { type: RelationType | null; onClose: () => void }) {
  const t = useTranslations('relationTypes');
  const { language } = useLanguage();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<TypeDraft>(() => draftOf(type));
  const [isTried, setTried] = useState(false);
  const [hasMore, setMore] = useState(type !== null && type.names.length > 1);
  const gaps = missing(draft, language);
  const set = (part: Partial<TypeDraft>) => setDraft((before) => ({ ...before, ...part }));
  const name = (of: Language, side: keyof Side, value: string) =>
    set({ names: { ...draft.names, [of]: { ...draft.names[of], [side]: value } } });
  const save = useMutation({
    mutationFn: () => {
      const names = namesOf(draft, language);
      return type
        ? changeType(type.key, names, type.isRetired)
        : addType({ from: draft.from, to: draft.isAlike ? draft.from : draft.to, isSymmetric: draft.isAlike, names });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: relationTypesQuery.queryKey });
      notifications.show({
        color: 'pine',
        message: type ? t('saved') : t('added', { name: sideName([saved], saved.key, language) }),
      });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (gaps.length === 0) save.mutate();
    else if (gaps.some((gap) => gap.language !== language)) setMore(true);
  };
  const field = (of: Language, side: keyof Side) => ({
    value: draft.names[of][side],
    maxLength: 80,
    error: isTried && gaps.some((gap) => gap.language === of && gap.side === side) ? t('nameMissing') : undefined,
    onChange: (event: { currentTarget: { value: string } }) => name(of, side, event.currentTarget.value),
  });
  const own = draft.names[language];
  const isReadable = own.forward.trim() !== '' && (draft.isAlike || own.backward.trim() !== '');
  const endData = ends.map((end) => ({ value: end, label: t(`endNames.${end}`) }));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={type ? t('editTitle', { name: sideName([type], type.key, language) }) : t('newTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {save.error && (
            <Alert color="red" variant="light" role="alert">
              {problemText(save.error)}
            </Alert>
          )}
          {type === null ? (
            <>
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <Select
                  label={t('sayFrom')}
                  data={endData}
                  value={draft.from}
                  allowDeselect={false}
                  onChange={(end) => end && set({ from: end })}
                />
                <Select
                  label={t('sayTo')}
                  data={endData}
                  value={draft.isAlike ? draft.from : draft.to}
                  allowDeselect={false}
                  disabled={draft.isAlike}
                  onChange={(end) => end && set({ to: end })}
                />
              </SimpleGrid>
              <Checkbox
                label={t('alike')}
                description={t('alikeHint')}
                checked={draft.isAlike}
                onChange={(event) => set({ isAlike: event.currentTarget.checked })}
              />
            </>
          ) : (
            <Text size="sm" c="dimmed">
              {t('ends', { from: t(`endNames.${draft.from}`), to: t(`endNames.${draft.to}`) })}. {t('endsStay')}
            </Text>
          )}
          <SimpleGrid cols={{ base: 1, xs: draft.isAlike ? 1 : 2 }}>
            <TextInput label={t('forward')} required data-autofocus {...field(language, 'forward')} />
            {!draft.isAlike && <TextInput label={t('backward')} required {...field(language, 'backward')} />}
          </SimpleGrid>
          <Text size="sm" c="dimmed" mih="1.5em" aria-live="polite">
            {isReadable &&
              t(draft.isAlike ? 'exampleAlike' : 'example', {
                from: t(`someone.${draft.from}`),
                to: t(`other.${draft.isAlike ? draft.from : draft.to}`),
                forward: own.forward.trim(),
                backward: own.backward.trim(),
              })}
          </Text>
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={hasMore}
              onClick={() => setMore((before) => !before)}
            >
              {t('languages')}
            </Button>
            <Collapse expanded={hasMore}>
              <Stack gap="xs" mt="xs">
                <Text size="sm" c="dimmed">
                  {t('languagesHint')}
                </Text>
                {languages
                  .filter((other) => other !== language)
                  .map((other) => (
                    <SimpleGrid key={other} cols={{ base: 1, xs: draft.isAlike ? 1 : 2 }}>
                      <TextInput label={`${languageNames[other]}: ${t('forward')}`} {...field(other, 'forward')} />
                      {!draft.isAlike && (
                        <TextInput label={`${languageNames[other]}: ${t('backward')}`} {...field(other, 'backward')} />
                      )}
                    </SimpleGrid>
                  ))}
              </Stack>
            </Collapse>
          </div>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
