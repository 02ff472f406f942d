import { Button, Paper, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Moment } from '@/shared/ui/moment';
import { answerQuestion, messagesQuery } from './quote-api';
import classes from './quote.module.css';
import { useQuoteProblem } from './use-quote-problem';

/** What the customer asked on the page of the quote, and the way to answer; absent while nobody has asked. */
export function QuestionsPanel({ quoteId, canAnswer }: { quoteId: string; canAnswer: boolean }) {
  const t = useTranslations('quotes.questions');
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const [text, setText] = useState('');
  const { data: messages = [] } = useQuery(messagesQuery(quoteId));
  const answer = useMutation({
    mutationFn: () => answerQuestion(quoteId, text.trim()),
    onSuccess: (items) => {
      client.setQueryData(messagesQuery(quoteId).queryKey, items);
      setText('');
    },
  });
  if (messages.length === 0) return null;
  return (
    <Paper component="section" className={classes.panel} aria-labelledby="quote-questions">
      <h2 id="quote-questions" className={classes.title}>
        {t('title')}
      </h2>
      <ol className={classes.messages}>
        {messages.map((message) => (
          <li key={message.id} data-ours={message.authorId !== null || undefined}>
            <Text size="sm" fw={600}>
              {message.by}{' '}
              <Text span size="xs" c="dimmed" fw={400}>
                <Moment value={message.at} />
              </Text>
            </Text>
            <Text size="sm" className={classes.message}>
              {message.text}
            </Text>
          </li>
        ))}
      </ol>
      {canAnswer && (
        <form
          className={classes.answer}
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') answer.mutate();
          }}
        >
          <Textarea
            label={t('answer')}
            description={t('hint')}
            value={text}
            autosize
            minRows={2}
            maxLength={2000}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {answer.error && (
            <Text c="red" size="sm" role="alert">
              {problemText(answer.error)}
            </Text>
          )}
          <Button type="submit" disabled={text.trim() === ''} loading={answer.isPending}>
            {t('send')}
          </Button>
        </form>
      )}
    </Paper>
  );
}
