import { Anchor, Group } from '@mantine/core';

/** Pages on networks: the network and the page, without what every address has. */
export function ProfileLinks({ values, tabIndex }: { values: readonly string[]; tabIndex?: number }) {
  return (
    <Group gap="4px 12px">
      {values.map((url) => (
        <Anchor
          key={url}
          href={/^https:/i.test(url) ? url : undefined}
          target="_blank"
          rel="noreferrer"
          size="sm"
          dir="ltr"
          {...(tabIndex === undefined ? {} : { tabIndex })}
        >
          {url.replace(/^https:\/\/(www\.)?/i, '').replace(/\/$/, '')}
        </Anchor>
      ))}
    </Group>
  );
}
