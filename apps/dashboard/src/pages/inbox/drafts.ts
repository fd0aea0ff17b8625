// What one has begun to write, per chat, kept in this browser until it is sent.

export interface Draft {
  readonly text: string;
  readonly whisper: boolean;
}

const key = (chatId: string) => `parlo.draft.${chatId}`;
const empty: Draft = { text: "", whisper: false };

export function readDraft(chatId: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(key(chatId)) ?? "null") as Partial<Draft> | null;
    return { text: String(kept?.text ?? ""), whisper: kept?.whisper === true };
  } catch {
    return empty;
  }
}

export function keepDraft(chatId: string, draft: Draft): void {
  if (draft.text) localStorage.setItem(key(chatId), JSON.stringify(draft));
  else localStorage.removeItem(key(chatId));
}
