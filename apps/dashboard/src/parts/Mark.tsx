// Parlo's mark and wordmark, in the colours of the scheme that shows.

import { useComputedColorScheme } from "@mantine/core";
import { colours, markSvg, wordmarkSvg } from "@parlo/ui";

interface Props {
  height: number;
  /** The whole word instead of the p alone. */
  word?: boolean;
  alt: string;
}

export function Mark({ height, word = false, alt }: Props) {
  const { accent, ink } = colours[useComputedColorScheme("light")];
  const svg = word ? wordmarkSvg({ height, accent, ink }) : markSvg({ height, accent });
  return <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} height={height} alt={alt} />;
}
