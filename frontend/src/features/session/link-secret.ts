import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/** The secret of a link from a mail. It stands behind the #, so that no server on the way writes it into its log. */
export function useLinkSecret(): string {
  const hash = useLocation({ select: (location) => location.hash });
  const [secret] = useState(hash);
  return secret;
}
