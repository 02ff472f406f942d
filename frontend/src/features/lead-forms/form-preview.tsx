import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Language } from '@/shared/i18n/languages';
import { purposesQuery, type FormDesign, type FormField, type FormOptions } from './form-api';
import { labelIn, textIn } from './form-model';
import classes from './forms.module.css';

type FormPreviewProps = { design: FormDesign; options: FormOptions | undefined; language: Language };

/** The form as customers see it. It is looked at and not filled in: whoever hears the page hears the same as a list of texts. */
export function FormPreview({ design, options, language }: FormPreviewProps) {
  const t = useTranslations('leadForms');
  const { data: purposes = [] } = useQuery(purposesQuery);
  const words = options?.words[language];
  const intro = textIn(design.intro, language);
  return (
    <aside className={classes.preview} aria-label={t('preview')}>
      <div className={classes.sheet} lang={language}>
        <p className={classes.heading}>{textIn(design.title, language) || t('untitled')}</p>
        {intro !== '' && <p>{intro}</p>}
        {design.fields.map((field) => (
          <div key={field.field} className={classes.asked}>
            <b>{labelIn(field, options, language)}</b>
            {field.required && ` (${words?.needed ?? ''})`}
            {textIn(field.help, language) !== '' && <small>{textIn(field.help, language)}</small>}
            <span className={classes.box} data-long={field.field === 'message' || undefined}>
              {hint(field)}
            </span>
          </div>
        ))}
        {design.consents.map(({ purpose, channel, required }) => {
          const texts = purposes.find(({ key }) => key === purpose)?.texts;
          const text = texts?.[language] ?? texts?.en;
          return (
            <p key={`${channel}.${purpose}`} className={classes.agreed}>
              <span className={classes.tick} aria-hidden />
              <span>
                <b>{text?.name ?? purpose}</b>
                {required && ` (${words?.needed ?? ''})`}. {text?.text}
              </span>
            </p>
          );
        })}
        <span className={classes.send}>{textIn(design.submit, language) || words?.send}</span>
      </div>
    </aside>
  );

  function hint({ choices }: FormField): string {
    if (!choices?.length) return '';
    return [words?.choose, ...choices.map(({ value, label }) => textIn(label, language) || value)].join(' · ');
  }
}
