/** Somebody who takes part: a record of ours, a colleague, or just a name and an address. */
export type Attendee = {
  recordType?: string | null;
  recordId?: string | null;
  name?: string | null;
  email?: string | null;
  response?: string;
};

const responses = ['accepted', 'declined', 'tentative'] as const;

export function attendeeName({ name, email }: Attendee): string {
  return name ?? email ?? '';
}

export function responseOf({ response }: Attendee) {
  return responses.find((each) => each === response) ?? 'needsAction';
}
