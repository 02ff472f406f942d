import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';

const namedDelimiters: Record<string, 'comma' | 'semicolon' | 'tab' | 'pipe'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};

/** What the file was recognised as: "HubSpot export · UTF-8 · semicolon · 4,700 rows". */
export function FileFacts({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.reading');
  const tTypes = useTranslations('imports.types');
  const { language } = useLanguage();
  const delimiter = namedDelimiters[job.delimiter];
  const isText = job.format === undefined || job.format === 'csv';
  const facts = [
    tTypes(job.recordType),
    job.profile ? t(`profiles.${job.profile}`) : job.format && t(`formats.${job.format}`),
    isText ? job.encoding.toUpperCase() : undefined,
    isText && delimiter ? t(`delimiters.${delimiter}`) : undefined,
    job.sheet && (job.sheets?.length ?? 0) > 1 ? t('sheetNamed', { name: job.sheet }) : undefined,
    t('rows', { count: job.totalRows }),
    formatFileSize(job.sizeBytes, language),
  ];
  return <>{facts.filter(Boolean).join(' · ')}</>;
}
