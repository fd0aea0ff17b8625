// What calls an agent who looks elsewhere: a sound made here, a desktop notification, the number in the page's title.
// Both are choices of this browser, remembered in it.

import { useSyncExternalStore } from "react";

export type Alert = "sound" | "desktop";

const listeners = new Set<() => void>();
const key = (alert: Alert) => `parlo.alerts.${alert}`;

export function isOn(alert: Alert): boolean {
  const choice = localStorage.getItem(key(alert));
  if (alert === "sound") return choice !== "off";
  return choice === "on" && "Notification" in window && Notification.permission === "granted";
}

export function useAlert(alert: Alert): boolean {
  return useSyncExternalStore(subscribe, () => isOn(alert));
}

/** Desktop notifications need the browser's leave, which it asks for here: after a click, never before. */
export async function turn(alert: Alert, on: boolean): Promise<"done" | "refused"> {
  if (alert === "desktop" && on) {
    if (!("Notification" in window) || (await Notification.requestPermission()) !== "granted")
      return "refused";
  }
  localStorage.setItem(key(alert), on ? "on" : "off");
  if (alert === "sound" && on) play("message");
  for (const listener of listeners) listener();
  return "done";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const QUIET_MS = 1_200;
let audio: AudioContext | undefined;
let lastMs = 0;

/** Two soft notes: rising for a new chat, the same twice for a message, falling for one handed over. */
const notes = { new: [659, 880], message: [784, 784], handed: [880, 587] } as const;

export function play(what: keyof typeof notes): void {
  const now = Date.now();
  if (!isOn("sound") || now - lastMs < QUIET_MS) return;
  lastMs = now;
  audio ??= new AudioContext();
  // Browsers keep a page silent until one has clicked in it.
  void audio.resume();
  for (const [at, hertz] of notes[what].entries()) note(audio, hertz, audio.currentTime + at * 0.14);
}

function note(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.12, at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.42);
}

export function notify(o: { title: string; text: string; tag: string; onClick: () => void }): void {
  if (!isOn("desktop")) return;
  const shown = new Notification(o.title, { body: o.text, tag: o.tag, silent: true });
  shown.onclick = () => {
    window.focus();
    o.onClick();
    shown.close();
  };
}

const counted = /^\(\d+\+?\) /;

/** The number before whatever title the page has, and before those it will have. */
export function countInTitle(count: number): () => void {
  const mark = () => {
    const bare = document.title.replace(counted, "");
    const wanted = count > 0 ? `(${count > 99 ? "99+" : count}) ${bare}` : bare;
    if (document.title !== wanted) document.title = wanted;
  };
  mark();
  const observer = new MutationObserver(mark);
  const title = document.querySelector("title");
  if (title) observer.observe(title, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}
