import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { useMetadata } from '../metadata/use-metadata';

type RecordLinkProps = {
  recordType: string;
  id: string;
  className?: string | undefined;
  tabIndex?: number;
  onClick?: (event: MouseEvent) => void;
  children: ReactNode;
};

export function recordPath(resource: string, id: string): string {
  return `/${resource}/${encodeURIComponent(id)}`;
}

/** Links to a record's page; of a type that has none (a user, a team) only its name is shown. */
export function RecordLink({ recordType, id, className, tabIndex, onClick, children }: RecordLinkProps) {
  const type = useMetadata().recordTypes.find((candidate) => candidate.name === recordType);
  if (!type) return <span className={className}>{children}</span>;
  return (
    <Link
      // Which pages exist follows from the metadata, so the router's types cannot know the path.
      to={recordPath(type.resource, id) as '/'}
      className={className}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </Link>
  );
}
