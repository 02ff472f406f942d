import { ConsentPills } from '../../consents/consent-pills';
import { ProfileLinks } from '../../relations/profile-links';
import { RelationPills } from '../../relations/relation-pills';

type CodedListProps = { name: string; values: string[]; compact: boolean; tabIndex?: number };

/** Lists whose texts are not what people read: consents and relations by their codes, profiles by their addresses. */
export function CodedList({ name, values, compact, ...link }: CodedListProps) {
  if (name === 'mayReceive') return <ConsentPills compact={compact} values={values} />;
  if (name === 'relations') return <RelationPills compact={compact} values={values} />;
  return <ProfileLinks values={values} {...link} />;
}
