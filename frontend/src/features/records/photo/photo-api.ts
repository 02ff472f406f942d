import { apiUrl, request, requestFile } from '@/shared/api/client';

export function photoPath(resource: string, id: string): string {
  return `/${resource}/${id}/photo`;
}

/** An address under which the browser does not take what it had before. */
export function photoUrl(path: string, version: number): string {
  return apiUrl(path, version === 0 ? {} : { v: version });
}

export async function readPhoto(path: string): Promise<Blob | undefined> {
  const { blob, response } = await requestFile(path, undefined, 'GET');
  return response.status === 204 ? undefined : blob;
}

/** Undefined takes it away. */
export async function setPhoto(path: string, photo: Blob | undefined): Promise<void> {
  await request(photo ? 'PUT' : 'DELETE', path, { body: photo });
}
