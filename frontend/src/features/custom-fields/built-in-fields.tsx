import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import classes from './custom-fields.module.css';
import { kindIcons } from './kind-icons';

/** What every record of the type has already, so that nobody adds it again. */
export function BuiltInFields({ type }: { type: RecordTypeInfo }) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  return (
    <ul className={classes.builtIn} aria-label={t('builtIn')}>
      {type.fields
        .filter((field) => field.custom !== true)
        .map((field) => {
          const KindIcon = kindIcons[field.kind];
          return (
            <li key={field.name} title={t(`kinds.${field.kind}.name`)}>
              <KindIcon size={16} stroke={1.6} aria-hidden />
              <span>
                {labels.field(type.name, field.name)} · {t(`kinds.${field.kind}.name`)}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
