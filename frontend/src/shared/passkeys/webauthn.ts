/** What the server wants asked, with bytes as Base64url. */
export type PasskeyOptions = {
  challenge: string;
  user?: { id: string };
  excludeCredentials?: Descriptor[];
  allowCredentials?: Descriptor[];
};
export type PasskeyQuestion = { options: PasskeyOptions; state: string };
export type PasskeyAnswer = { credential: unknown; state: string };
type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] };

/** Browsers make and use passkeys only on the host that they are for, and only over https or on one's own machine. */
export function canUsePasskeys(domain: string | undefined): boolean {
  return hasPasskeys() && domain !== undefined && isOn(domain, window.location.hostname);
}

export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

export function isOn(domain: string, host: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether the browser can offer passkeys in the field for the name, without being asked. */
export async function canOfferInField(): Promise<boolean> {
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;
}

/** The person changed their mind, or let the time run out: nothing that went wrong. */
export function isCancelled(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

/** This device has a passkey of this person already. */
export function isThereAlready(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

export async function makePasskey({ options, state }: PasskeyQuestion): Promise<PasskeyAnswer> {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user?.id ?? '') },
    excludeCredentials: options.excludeCredentials?.map(described),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return answerOf(made, state, {
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

type Manner = { signal?: AbortSignal; inField?: boolean };

export async function answerWithPasskey(
  { options, state }: PasskeyQuestion,
  { signal, inField = false }: Manner = {},
): Promise<PasskeyAnswer> {
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    allowCredentials: options.allowCredentials?.map(described),
  } as unknown as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({
    publicKey,
    ...(signal ? { signal } : {}),
    ...(inField ? { mediation: 'conditional' as const } : {}),
  })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return answerOf(used, state, {
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    userHandle: response.userHandle ? toText(response.userHandle) : null,
  });
}

function answerOf(credential: PublicKeyCredential, state: string, response: Record<string, unknown>): PasskeyAnswer {
  const { id, type, authenticatorAttachment } = credential;
  const clientDataJSON = toText(credential.response.clientDataJSON);
  return {
    credential: {
      id,
      rawId: id,
      type,
      authenticatorAttachment,
      clientExtensionResults: {},
      response: { clientDataJSON, ...response },
    },
    state,
  };
}

function described({ id, type, transports }: Descriptor) {
  return { id: toBytes(id), type, ...(transports && transports.length > 0 ? { transports } : {}) };
}

export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toText(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
