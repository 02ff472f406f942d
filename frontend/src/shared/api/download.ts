import { requestFile } from './client';

export type Download = { name: string; bytes: number };

/** Fetches a file and hands it to the browser to keep: unlike a link, it can say what it was and what went wrong. */
export async function download(path: string, body: unknown, fallbackName: string): Promise<Download> {
  const { blob, response } = await requestFile(path, body);
  const name = fileNameOf(response.headers.get('Content-Disposition')) ?? fallbackName;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
  return { name, bytes: blob.size };
}

/** RFC 6266: the extended form is the one that can say "Übersicht.csv". */
export function fileNameOf(disposition: string | null): string | undefined {
  const extended = /filename\*=(?:UTF-8'')([^;]+)/i.exec(disposition ?? '')?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}
