/** Where the server leads to the directory, which then asks anew who is there. */
export const proofAddress = '/oidc/start?prove=true';

const channelName = 'crm-directory-proof';

/** Opens a window for it, so that what was being typed here stays. */
export function openProofWindow(): void {
  globalThis.open(proofAddress, channelName, 'popup,width=520,height=700');
}

/** Tells the page that waits. The two windows cannot hold each other: in between lay a foreign site. */
export function announceProof(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('proved');
  channel.close();
}

/** Calls back once the other window has proved it; answers how to stop waiting. */
export function awaitProof(onProved: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', onProved);
  return () => channel.close();
}
