import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useProblemText } from '@/shared/api/problem';
import { uploadFile } from '@/shared/files/upload-file';
import { filesQuery, type Subject } from './file-api';

/** A file on its way up, or one that did not arrive and why. */
export type Upload = { id: number; file: File; failure?: string };

const atOnce = 2;
let lastId = 0;

export type Uploads = {
  uploads: readonly Upload[];
  add: (files: readonly File[]) => Promise<number>;
  retry: (upload: Upload) => Promise<number>;
  dismiss: (upload: Upload) => void;
};

/** Sends files two at a time; those that fail stay, with the reason, until they are sent again or let go. */
export function useUploads(subject: Subject): Uploads {
  const client = useQueryClient();
  const problemText = useProblemText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const dismiss = ({ id }: Upload) => setUploads((all) => all.filter((upload) => upload.id !== id));

  async function add(files: readonly File[]): Promise<number> {
    const waiting = files.map((file): Upload => ({ id: ++lastId, file }));
    setUploads((all) => [...all, ...waiting]);
    const queue = [...waiting];
    let arrived = 0;
    const work = async () => {
      for (let upload = queue.shift(); upload; upload = queue.shift()) {
        const { id, file } = upload;
        try {
          await uploadFile(subject, file);
          arrived++;
          dismiss(upload);
        } catch (error) {
          const failure = problemText(error);
          setUploads((all) => all.map((one) => (one.id === id ? { ...one, failure } : one)));
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    await client.invalidateQueries({ queryKey: filesQuery(subject).queryKey });
    return arrived;
  }

  const retry = async (upload: Upload) => {
    dismiss(upload);
    return await add([upload.file]);
  };
  return { uploads, add, retry, dismiss };
}
