import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconSparkles } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { NormalisationMessages } from '@/shared/i18n/normalisation-messages';
import { useRuleText } from '@/shared/i18n/rule-text';
import { useLabels } from '@/shared/metadata/use-labels';
import { understand, type Proposal, type Understood } from './paste-api';
import classes from './paste.module.css';

type PasteBoxProps = {
  recordType: string;
  /** Takes over what was understood, and answers into how many fields. */
  onFill: (understood: Understood) => number;
  onKeepRaw: (proposal: Proposal) => void;
};

const example = 'J. Pérez <juan@acme.example> (91) 555-12-34';

/** One box for a line or a whole signature, from which the fields below fill. */
export function PasteBox(props: PasteBoxProps) {
  return (
    <Suspense fallback={<div className={classes.place} />}>
      <NormalisationMessages>
        <Box {...props} />
      </NormalisationMessages>
    </Suspense>
  );
}

function Box({ recordType, onFill, onKeepRaw }: PasteBoxProps) {
  const t = useTranslations('normalisation.paste');
  const [text, setText] = useState('');
  const [filled, setFilled] = useState<{ count: number; unused: string; proposals: Proposal[] }>();
  const read = useMutation({
    mutationFn: (pasted: string) => understand(recordType, pasted),
    onSuccess: (understood) =>
      setFilled({
        count: onFill(understood),
        unused: understood.unused?.trim() ?? '',
        proposals: understood.proposals.filter(({ raw, value }) => raw !== value),
      }),
  });
  const ask = (pasted: string) => {
    if (pasted.trim() !== '') read.mutate(pasted);
  };
  return (
    <Stack gap={6} className={classes.box}>
      <Textarea
        label={t('label')}
        placeholder={example}
        autosize
        minRows={1}
        maxRows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => ask(event.clipboardData.getData('text'))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          ask(text);
        }}
      />
      <div className={classes.line}>
        <Text size="sm" c={read.isError ? 'var(--mantine-color-error)' : 'dimmed'} role="status">
          {read.isError ? t('failed') : filled ? t('found', { count: filled.count }) : t('hint')}
        </Text>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconSparkles size={15} />}
          disabled={text.trim() === ''}
          loading={read.isPending}
          onClick={() => ask(text)}
        >
          {t('open')}
        </Button>
      </div>
      {filled && filled.proposals.length > 0 && (
        <ul className={classes.proposals} aria-label={t('proposals')}>
          {filled.proposals.map((proposal) => (
            <ProposalRow
              key={`${proposal.field} ${proposal.rule} ${proposal.raw}`}
              recordType={recordType}
              proposal={proposal}
              onKeepRaw={onKeepRaw}
            />
          ))}
        </ul>
      )}
      {filled && filled.unused !== '' && (
        <Text size="sm" c="dimmed">
          {t('unused', { text: filled.unused })}
        </Text>
      )}
    </Stack>
  );
}

type ProposalRowProps = { recordType: string; proposal: Proposal; onKeepRaw: (proposal: Proposal) => void };

/** A repair that one can take or leave. */
function ProposalRow({ recordType, proposal, onKeepRaw }: ProposalRowProps) {
  const t = useTranslations('normalisation.paste');
  const labels = useLabels();
  const ruleText = useRuleText();
  const [isKept, setKept] = useState(false);
  // A name that was taken apart has no field to be put back into.
  const isWhole = proposal.value.includes(' | ');
  return (
    <li className={classes.proposal}>
      <span>
        <strong>{labels.field(recordType, proposal.field)}</strong>: {proposal.value.replaceAll(' | ', ' · ')}{' '}
        <span className={classes.rule}>{ruleText(proposal.rule, proposal.message)}</span>
      </span>
      {isWhole ? null : isKept ? (
        <span className={classes.rule}>{t('kept')}</span>
      ) : (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            setKept(true);
            onKeepRaw(proposal);
          }}
        >
          {t('asTyped', { raw: proposal.raw })}
        </Button>
      )}
    </li>
  );
}
