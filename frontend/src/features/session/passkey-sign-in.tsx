import { Button, Divider } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import {
  answerWithPasskey,
  canOfferInField,
  isCancelled,
  type PasskeyAnswer,
  type PasskeyQuestion,
} from '@/shared/passkeys/webauthn';
import { wrapping } from '@/shared/ui/wrapping-button';

// The server takes an answer for five minutes; a page may stand open for longer.
const freshFor = 4 * 60_000;

type PasskeySignInProps = {
  isPending: boolean;
  onAnswer: (answer: PasskeyAnswer) => void;
  onError: (error: Error) => void;
};

async function ask(signal: AbortSignal, inField: boolean): Promise<PasskeyAnswer> {
  const { data } = await request<PasskeyQuestion>('POST', '/session/passkey/question', { signal });
  return await answerWithPasskey(data, { signal, inField });
}

/** The browser offers passkeys in the field for the address, where it can; the button asks for one outright. */
export function PasskeySignIn({ isPending, onAnswer, onError }: PasskeySignInProps) {
  const t = useTranslations('session');
  const [round, setRound] = useState(0);
  const offer = useRef(new AbortController());
  const [isAsking, setAsking] = useState(false);
  const answered = useEffectEvent(onAnswer);

  useEffect(() => {
    const controller = new AbortController();
    offer.current = controller;
    const timer = setTimeout(() => setRound(round + 1), freshFor);
    // Nobody asked for this: where it does not work, the form and the button are there.
    void canOfferInField()
      .then((can) => (can && !controller.signal.aborted ? ask(controller.signal, true) : undefined))
      .then((answer) => answer && answered(answer))
      .catch(() => undefined);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [round]);

  const choose = async () => {
    offer.current.abort();
    setAsking(true);
    try {
      onAnswer(await ask(new AbortController().signal, false));
    } catch (error) {
      if (!isCancelled(error)) onError(error as Error);
    }
    setAsking(false);
    setRound(round + 1);
  };
  return (
    <>
      <Divider label={t('or')} />
      <Button
        variant="default"
        size="md"
        fullWidth
        styles={wrapping}
        leftSection={<IconKey size={18} aria-hidden />}
        loading={isAsking || isPending}
        onClick={() => void choose()}
      >
        {t('passkey')}
      </Button>
    </>
  );
}
