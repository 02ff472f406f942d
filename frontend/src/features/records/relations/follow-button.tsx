import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { RelationMessages } from '@/shared/relations/relation-messages';

type FollowButtonProps = { resource: string; id: string };
type FollowState = { isFollowed: boolean };

const followQuery = (resource: string, id: string) =>
  queryOptions({
    queryKey: ['follow', resource, id],
    queryFn: async ({ signal }) => (await request<FollowState>('GET', `/${resource}/${id}/follow`, { signal })).data,
  });

/** Hear of what others change in this record, or no more. */
export function FollowButton(props: FollowButtonProps) {
  return (
    <RelationMessages fallback={<ActionIcon disabled aria-hidden />}>
      <Toggle {...props} />
    </RelationMessages>
  );
}

function Toggle({ resource, id }: FollowButtonProps) {
  const t = useTranslations('relations');
  const client = useQueryClient();
  const problemText = useProblemText();
  const query = followQuery(resource, id);
  const { data } = useQuery(query);
  const isFollowed = data?.isFollowed === true;
  const toggle = useMutation({
    mutationFn: async () =>
      (await request<FollowState>(isFollowed ? 'DELETE' : 'PUT', `/${resource}/${id}/follow`)).data,
    onSuccess: (state) => client.setQueryData(query.queryKey, state),
    onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
  });
  return (
    <ActionIcon
      aria-pressed={isFollowed}
      aria-label={t('follow')}
      title={t(isFollowed ? 'followed' : 'followMeans')}
      disabled={data === undefined}
      onClick={() => toggle.mutate()}
    >
      {isFollowed ? <IconBellFilled size={18} /> : <IconBell size={18} />}
    </ActionIcon>
  );
}
