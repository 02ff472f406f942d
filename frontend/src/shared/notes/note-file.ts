/** What goes along with a note: a recording with its length, or a picture. */
export type NoteFile = { id: string; file: File; url: string; seconds?: number };

/** What plays everywhere comes first; names tell the server that a container holds sound and no film. */
export const recordingTypes = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
] as const;

const endings: readonly (readonly [type: string, ending: string])[] = [
  ['audio/webm', 'weba'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg', 'ogg'],
];

/** Pictures that the server shows; of these a telephone makes one of what its camera takes. */
export const pictureTypes = 'image/jpeg,image/png,image/webp,image/gif';

export const longestRecording = 5 * 60;

export function recordingFile(parts: Blob[], type: string, wallClock: string): File {
  const ending = endings.find(([start]) => type.startsWith(start))?.[1] ?? 'weba';
  const name = `voice-${wallClock.replace('T', '-').replaceAll(':', '')}.${ending}`;
  return new File(parts, name, { type: type.split(';')[0] });
}

/** As a telephone shows it: 0:07, 12:30. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

export function isRecording({ seconds }: NoteFile): boolean {
  return seconds !== undefined;
}

export function noteFile(file: File, seconds?: number): NoteFile {
  const url = URL.createObjectURL(file);
  // The address is as good an identity as any.
  return { id: url, url, file, ...(seconds === undefined ? {} : { seconds }) };
}

/** Lets go of what the browser holds to show it. */
export function releaseNoteFiles(files: readonly NoteFile[]): void {
  for (const { url } of files) URL.revokeObjectURL(url);
}
