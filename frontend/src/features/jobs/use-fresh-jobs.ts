import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLive } from '@/shared/api/live';
import { renewJobs } from './job-list';

const pause = 500;

/** The live stream tells of a job many times a second: what is shown is loaded anew at most twice. */
export function useFreshJobs(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onLive('job', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        renewJobs(client);
      }, pause);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
}
