// What one has begun to write, per chat and ticket, kept in this browser until it is sent.

export interface Draft {
  readonly text: string;
  /** For colleagues alone: a whisper in a chat, a note in a ticket. */
  readonly whisper: boolean;
}

const key = (threadId: string) => `parlo.draft.${threadId}`;
const empty: Draft = { text: "", whisper: false };

export function readDraft(threadId: string): Draft {
  try {
    const kept = JSON.parse(localStorage.getItem(key(threadId)) ?? "null") as Partial<Draft> | null;
    return { text: String(kept?.text ?? ""), whisper: kept?.whisper === true };
  } catch {
    return empty;
  }
}

export function keepDraft(threadId: string, draft: Draft): void {
  if (draft.text) localStorage.setItem(key(threadId), JSON.stringify(draft));
  else localStorage.removeItem(key(threadId));
}
