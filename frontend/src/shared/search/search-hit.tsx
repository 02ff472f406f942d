import { labelFieldOf } from '../metadata/record-type';
import { useLabels } from '../metadata/use-labels';
import { useMetadata } from '../metadata/use-metadata';
import { RecordAvatar } from '../ui/record-avatar';
import { piecesOf } from './highlight-ranges';
import type { SearchHit } from './search-query';
import classes from './search.module.css';

type HighlightedProps = { text: string; ranges: readonly (readonly [number, number])[] };

function Highlighted({ text, ranges }: HighlightedProps) {
  return piecesOf(text, ranges).map((piece, index) =>
    piece.isMatch ? (
      // Pieces of a text have no identity but their place.
      <mark key={index} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      <span key={index}>{piece.text}</span>
    ),
  );
}

/** What was found, and where in it: in the name itself, or in which field. */
export function SearchHitLines({ hit }: { hit: SearchHit }) {
  const labels = useLabels();
  const labelField = labelFieldOf(useMetadata(), hit.recordType);
  const inLabel = hit.matches.find(
    (match) => match.field === '' || match.field === labelField || match.text === hit.label,
  );
  const elsewhere = inLabel ? undefined : hit.matches[0];
  return (
    <span className={classes.hit}>
      <RecordAvatar
        id={hit.id}
        label={hit.label}
        size={32}
        shape={hit.recordType === 'account' ? 'square' : 'circle'}
      />
      <span className={classes.lines}>
        <span className={classes.label}>
          <Highlighted text={hit.label} ranges={inLabel?.text === hit.label ? inLabel.ranges : []} />
        </span>
        {elsewhere ? (
          <span className={classes.detail}>
            {labels.field(hit.recordType, elsewhere.field)}:{' '}
            <Highlighted text={elsewhere.text} ranges={elsewhere.ranges} />
          </span>
        ) : (
          hit.detail && <span className={classes.detail}>{hit.detail}</span>
        )}
      </span>
    </span>
  );
}
