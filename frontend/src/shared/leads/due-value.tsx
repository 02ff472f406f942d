import { DueChip } from './due-chip';
import { LeadMessages } from './lead-messages';

/** Until when somebody is to be answered, as a value among others. */
export function DueValue({ due }: { due: string }) {
  return (
    <LeadMessages fallback={null}>
      <DueChip due={due} what="answer" size="sm" />
    </LeadMessages>
  );
}
