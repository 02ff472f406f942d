import { useFormatter, useTranslations } from 'use-intl';

/** `what` is where, such as a line; of an amount the currency. */
export type ApprovalFact = { measure: string; value: number; limit: number | null; what: string | null };

const known = ['discount', 'discountAmount', 'underFloor'] as const;
type Known = (typeof known)[number];

/** How far it goes, and how far it might have gone without asking; what is inside its limit is passed over. */
export function ApprovalFacts({ facts }: { facts: readonly ApprovalFact[] }) {
  const t = useTranslations('approvals.facts');
  const format = useFormatter();
  const show = ({ measure, what }: ApprovalFact, value: number) =>
    measure === 'discountAmount'
      ? format.number(value, what === null ? {} : { style: 'currency', currency: what })
      : `${format.number(value, { maximumFractionDigits: 2 })} %`;
  const beyond = facts.filter(({ value, limit }) => limit != null && value > limit);
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {(beyond.length > 0 ? beyond : facts).map((fact) => {
        const { measure, value, limit, what } = fact;
        const name = known.find((each): each is Known => each === measure);
        const values = { value: show(fact, value), limit: limit == null ? '' : show(fact, limit), what: what ?? '' };
        return (
          <li key={measure}>
            {name === undefined ? `${measure}: ${values.value}` : t(name, values)}
            {limit != null && limit > 0 && <> {t('limit', values)}</>}
          </li>
        );
      })}
    </ul>
  );
}
