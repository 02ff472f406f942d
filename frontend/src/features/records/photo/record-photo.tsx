import { Menu, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCamera, IconTrash } from '@tabler/icons-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { photoPath, photoUrl, readPhoto, setPhoto } from './photo-api';
import classes from './photo.module.css';
import { toPortrait } from './to-portrait';

const loaders = {
  en: () => import('../../../../messages/en/photos.json'),
  es: () => import('../../../../messages/es/photos.json'),
  zh: () => import('../../../../messages/zh/photos.json'),
  ru: () => import('../../../../messages/ru/photos.json'),
  it: () => import('../../../../messages/it/photos.json'),
};

type RecordPhotoProps = {
  resource: string;
  id: string;
  label: string;
  shape: 'circle' | 'square';
  size: number;
  canEdit?: boolean;
};

/** The photo or the logo over the initials, which stay where there is none; whoever may change it does so by a click. */
export function RecordPhoto({ canEdit = false, ...photo }: RecordPhotoProps) {
  const [version, setVersion] = useState(0);
  const [isThere, setThere] = useState(false);
  const shown = <Picture {...photo} version={version} isThere={isThere} onThere={setThere} />;
  if (!canEdit) return shown;
  return (
    <Suspense fallback={shown}>
      <MoreMessages name="photos" loaders={loaders}>
        <Changeable
          {...photo}
          isThere={isThere}
          onChanged={() => {
            setThere(false);
            setVersion((before) => before + 1);
          }}
        >
          {shown}
        </Changeable>
      </MoreMessages>
    </Suspense>
  );
}

type PictureProps = Omit<RecordPhotoProps, 'canEdit'> & {
  version: number;
  isThere: boolean;
  onThere: (isThere: boolean) => void;
};

function Picture({ resource, id, label, shape, size, version, isThere, onThere }: PictureProps) {
  return (
    <span className={classes.frame}>
      <RecordAvatar id={id} label={label} size={size} shape={shape} />
      <img
        key={version}
        className={classes.picture}
        data-shape={shape}
        hidden={!isThere}
        src={photoUrl(photoPath(resource, id), version)}
        alt=""
        width={size}
        height={size}
        onLoad={() => onThere(true)}
        onError={() => onThere(false)}
      />
    </span>
  );
}

type ChangeableProps = Omit<RecordPhotoProps, 'canEdit' | 'size'> & {
  isThere: boolean;
  onChanged: () => void;
  children: ReactNode;
};

function Changeable({ resource, id, label, shape, isThere, onChanged, children }: ChangeableProps) {
  const t = useTranslations('photos');
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const path = photoPath(resource, id);
  const put = async (make: () => Promise<Blob | undefined>, message: string) => {
    try {
      const [photo, before] = await Promise.all([make(), isThere ? readPhoto(path) : undefined]);
      await setPhoto(path, photo);
      onChanged();
      const undo = async () => {
        await setPhoto(path, before);
        onChanged();
      };
      notifyUndo({ message, changeSetId: `photo-${id}`, undo });
    } catch (error) {
      notifications.show({
        color: 'red',
        message: error instanceof ProblemError ? problemText(error) : t('unreadable'),
      });
    }
  };
  const choose = () => {
    // Not on the page: the one input for files there is that of the files panel.
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*' });
    input.onchange = () => {
      const file = input.files?.[0];
      if (file) void put(() => toPortrait(file, shape), t('saved'));
    };
    input.click();
  };
  const name = t(shape === 'circle' ? 'photoOf' : 'logoOf', { name: label });
  return isThere ? (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={classes.button} data-shape={shape} aria-label={name} title={name}>
          {children}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCamera size={16} />} onClick={choose}>
          {t('change')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          onClick={() => void put(() => Promise.resolve(undefined), t('removed'))}
        >
          {t('remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  ) : (
    <UnstyledButton
      className={classes.button}
      data-shape={shape}
      aria-label={t(shape === 'circle' ? 'add' : 'addLogo', { name: label })}
      title={t(shape === 'circle' ? 'add' : 'addLogo', { name: label })}
      onClick={choose}
    >
      {children}
    </UnstyledButton>
  );
}
