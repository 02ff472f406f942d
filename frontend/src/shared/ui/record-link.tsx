import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { metadataQuery } from '../metadata/use-metadata';

type RecordLinkProps = {
  recordType: string;
  id: string;
  className?: string | undefined;
  tabIndex?: number;
  children: ReactNode;
};

export function recordPath(resource: string, id: string): string {
  return `/${resource}/${encodeURIComponent(id)}`;
}

/**
 * Links to a record's page; of a type that has none (a user, a team) only its name is shown. Grids show hundreds of
 * them, hence a plain link that asks the router only when it is used.
 */
export function RecordLink({ recordType, id, className, tabIndex, children }: RecordLinkProps) {
  const router = useRouter();
  // Whoever shows records has the metadata already; an observer for each link would cost more than the link.
  const metadata = useQueryClient().getQueryData(metadataQuery.queryKey);
  const type = metadata?.recordTypes.find((candidate) => candidate.name === recordType);
  if (!type) return <span className={className}>{children}</span>;
  // Which pages exist follows from the metadata, so the router's types cannot know the path.
  const to = recordPath(type.resource, id) as '/';
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void router.navigate({ to });
  };
  return (
    <a
      href={to}
      className={className}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      onClick={open}
      onPointerEnter={() => void router.preloadRoute({ to })}
    >
      {children}
    </a>
  );
}
