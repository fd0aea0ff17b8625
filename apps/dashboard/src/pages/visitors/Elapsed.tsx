// Time since a moment, counting on. One timer for all of them writes the text itself: nothing is drawn anew.

import { useEffect, useRef } from "react";
import { clock } from "./words.ts";

const ticking = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tickWith(write: () => void): () => void {
  ticking.add(write);
  timer ??= setInterval(() => {
    for (const one of ticking) one();
  }, 1000);
  return () => {
    ticking.delete(write);
    if (ticking.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

export function Elapsed({ since }: { since: string }) {
  const element = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    const startMs = Date.parse(since);
    const write = () => {
      if (element.current) element.current.textContent = clock((Date.now() - startMs) / 1000);
    };
    write();
    return tickWith(write);
  }, [since]);
  return <time ref={element} dateTime={since} />;
}
