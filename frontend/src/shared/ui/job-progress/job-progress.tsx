import { ActionIcon, Anchor, Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Job, JobFailure } from '../../api/types';
import { RecordLink } from '../record-link';
import classes from './job-progress.module.css';
import { useJobText } from './use-job-text';

type JobProgressProps = {
  job: Job;
  /** Under how far it is: whose it is, where more of it is told. */
  detail?: ReactNode;
  onCancel?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
  onUndo?: (() => void) | undefined;
  /** Where all failures can be downloaded from. */
  failuresUrl?: string | undefined;
  /** Loaded when they are asked for. */
  failures?: readonly JobFailure[] | undefined;
  /** Whether the failures are in sight from the start. */
  showsFailures?: boolean;
  /** Without it, what failed is only counted. */
  onShowFailures?: (() => void) | undefined;
};

/** One job: what it does, how far it is, what went wrong, and what can be done about it. */
export function JobProgress(props: JobProgressProps) {
  const { job, detail, onCancel, onRetry, onUndo, failuresUrl, failures, showsFailures = false } = props;
  const t = useTranslations('jobs');
  const text = useJobText();
  const [isShown, setShown] = useState(showsFailures);
  const isUnderWay = job.state === 'queued' || job.state === 'running';
  const percent = job.total > 0 ? Math.min(100, (job.done / job.total) * 100) : 0;
  const title = text.title(job);
  const show = () => {
    setShown(!isShown);
    props.onShowFailures?.();
  };
  return (
    <div className={classes.job}>
      <div className={classes.head}>
        <StateIcon job={job} />
        <span className={classes.title}>{title}</span>
        {isUnderWay && onCancel && (
          <ActionIcon size={26} aria-label={t('cancelNamed', { title })} title={t('cancel')} onClick={onCancel}>
            <IconX size={15} />
          </ActionIcon>
        )}
      </div>
      {isUnderWay && (
        <Progress
          value={percent}
          size={6}
          aria-label={title}
          animated={job.state === 'queued'}
          transitionDuration={200}
        />
      )}
      <div className={classes.text}>{text.progress(job)}</div>
      {detail !== undefined && <div className={classes.text}>{detail}</div>}
      {job.state === 'failed' && job.error && <div className={classes.error}>{job.error}</div>}
      <div className={classes.actions}>
        {job.failed > 0 && props.onShowFailures && (
          <Button size="compact-xs" variant="subtle" color="red" aria-expanded={isShown} onClick={show}>
            {t('failures', { count: job.failed })}
          </Button>
        )}
        {!isUnderWay && onRetry && (
          <Button size="compact-xs" variant="light" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {!isUnderWay && onUndo && (
          <Button size="compact-xs" variant="light" onClick={onUndo}>
            {t('undo')}
          </Button>
        )}
      </div>
      {isShown && failures && <Failures failures={failures} total={job.failed} url={failuresUrl} />}
    </div>
  );
}

type FailuresProps = { failures: readonly JobFailure[]; total: number; url: string | undefined };

const shownFailures = 20;

function Failures({ failures, total, url }: FailuresProps) {
  const t = useTranslations('jobs');
  return (
    <div className={classes.failures}>
      <ul className={classes.list}>
        {failures.slice(0, shownFailures).map((failure) => (
          <li key={failure.recordId}>
            <RecordLink recordType={failure.recordType} id={failure.recordId} className={classes.link}>
              {failure.recordName ?? t('unnamed')}
            </RecordLink>{' '}
            <span className={classes.reason}>{failure.reason}</span>
          </li>
        ))}
      </ul>
      {total > shownFailures && (
        <div className={classes.text}>{t('moreFailures', { count: total - shownFailures })}</div>
      )}
      {url !== undefined && (
        <Anchor href={url} download size="sm">
          {t('download')}
        </Anchor>
      )}
    </div>
  );
}

function StateIcon({ job }: { job: Job }) {
  if (job.state === 'completed' && job.failed === 0) {
    return <IconCircleCheck size={17} className={classes.good} aria-hidden />;
  }
  if (job.state === 'completed') return <IconAlertTriangle size={17} className={classes.warning} aria-hidden />;
  if (job.state === 'failed') return <IconCircleX size={17} className={classes.bad} aria-hidden />;
  return null;
}
