import { Pills } from '../ui/field-value/pills';
import { ConsentMessages } from './consent-messages';
import { useConsentText } from './consents';

type ConsentPillsProps = { values: readonly string[]; compact: boolean };

/** For what somebody may be written to: "Email: Newsletter" and not `email.newsletter`. */
export function ConsentPills(props: ConsentPillsProps) {
  return (
    <ConsentMessages>
      <Named {...props} />
    </ConsentMessages>
  );
}

function Named({ values, compact }: ConsentPillsProps) {
  const text = useConsentText();
  return <Pills compact={compact} labels={values.map(text.both)} />;
}
