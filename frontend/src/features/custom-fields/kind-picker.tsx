import { useTranslations } from 'use-intl';
import type { CustomFieldKind } from '@/shared/api/types';
import classes from './custom-fields.module.css';
import { kindIcons } from './kind-icons';
import { kinds } from './model';

export function KindPicker({ onPick }: { onPick: (kind: CustomFieldKind) => void }) {
  const t = useTranslations('customFields.kinds');
  return (
    <div className={classes.kinds}>
      {kinds.map((kind) => {
        const KindIcon = kindIcons[kind];
        return (
          <button key={kind} type="button" className={classes.kind} onClick={() => onPick(kind)}>
            <span className={classes.kindIcon} aria-hidden>
              <KindIcon size={17} stroke={1.7} />
            </span>
            <span>
              <span className={classes.name}>{t(`${kind}.name`)}</span>
              <br />
              <span className={classes.detail}>{t(`${kind}.text`)}</span>
            </span>
          </button>
        );
      })}
    </div>
  );
}
