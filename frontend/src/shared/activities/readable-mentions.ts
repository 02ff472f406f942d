/** Texts name colleagues as `@[Name](user:id)`; people read `@Name`. */
export function readableMentions(text: string): string {
  return text.replace(/@\[([^\]]+)\]\(user:[^)\s]+\)/g, '@$1');
}
