import { useTranslations } from 'use-intl';
import { ScoringMessages } from '@/shared/leads/scoring-messages';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { ModelSection } from './model-section';
import { RulesSection } from './rules-section';
import classes from './scoring.module.css';

export function LeadScoringPage() {
  return (
    <ScoringMessages fallback={<ListSkeleton rows={8} />}>
      <Scoring />
    </ScoringMessages>
  );
}

/** What makes a lead promising: what was learned from the company's own outcomes, and what somebody has laid down. */
function Scoring() {
  const t = useTranslations('leadScoring');
  // Fields of reasons and rules are named by it.
  useMetadata();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.sections}>
        <ModelSection />
        <RulesSection />
      </div>
    </>
  );
}
