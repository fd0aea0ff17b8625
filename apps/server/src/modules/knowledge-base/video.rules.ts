// Videos: which addresses are whose, and where they are played. Nothing but these players is ever framed.

export const videoSources = ["youtube", "vimeo", "dailymotion", "selfhosted"] as const;
export type VideoSource = (typeof videoSources)[number];

export interface VideoOptions {
  readonly startTime?: number;
  readonly endTime?: number;
  readonly autoplay?: boolean;
  readonly mute?: boolean;
  readonly controls?: boolean;
  readonly loop?: boolean;
}

/** Hosts whose players may be framed, for the page's policy. */
export const playerHosts = [
  "https://www.youtube-nocookie.com",
  "https://player.vimeo.com",
  "https://geo.dailymotion.com",
] as const;

const ID_OF: Readonly<Record<Exclude<VideoSource, "selfhosted">, readonly RegExp[]>> = {
  youtube: [
    /^https?:\/\/(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com\/(?:embed|shorts|live|v)\/([\w-]{6,20})(?:[?#/]|$)/i,
    /^https?:\/\/(?:www\.|m\.|music\.)?youtube\.com\/watch\?(?:[^#]*&)?v=([\w-]{6,20})(?:[&#]|$)/i,
    /^https?:\/\/youtu\.be\/([\w-]{6,20})(?:[?#]|$)/i,
  ],
  vimeo: [
    /^https?:\/\/(?:www\.)?vimeo\.com\/(?:[\w/-]*\/)?(\d{4,15})(?:[?#/]|$)/i,
    /^https?:\/\/player\.vimeo\.com\/video\/(\d{4,15})(?:[?#/]|$)/i,
  ],
  dailymotion: [
    /^https?:\/\/(?:www\.)?dailymotion\.com\/(?:embed\/)?video\/([a-zA-Z0-9]{4,20})(?:[?#_]|$)/i,
    /^https?:\/\/dai\.ly\/([a-zA-Z0-9]{4,20})(?:[?#]|$)/i,
  ],
};

/** The video's id at its source; undefined when the address is not one of its videos. */
export function videoId(source: Exclude<VideoSource, "selfhosted">, url: string): string | undefined {
  for (const pattern of ID_OF[source]) {
    const id = pattern.exec(url)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Where it is played without cookies or with the fewest there are. */
export function playerUrl(source: VideoSource, url: string, options: VideoOptions): string | undefined {
  if (source === "selfhosted") return undefined;
  const id = videoId(source, url);
  if (id === undefined) return undefined;
  const whole = (seconds: number | undefined) =>
    seconds !== undefined && seconds > 0 ? String(Math.floor(seconds)) : undefined;
  const start = whole(options.startTime);
  const flag = (on: boolean | undefined) => (on ? "1" : undefined);
  if (source === "youtube")
    return withQuery(`https://www.youtube-nocookie.com/embed/${id}`, {
      start,
      end: whole(options.endTime),
      mute: flag(options.mute),
      controls: options.controls === false ? "0" : undefined,
      loop: flag(options.loop),
      playlist: options.loop ? id : undefined,
      rel: "0",
    });
  if (source === "vimeo")
    return `${withQuery(`https://player.vimeo.com/video/${id}`, { dnt: "1", muted: flag(options.mute), loop: flag(options.loop) })}${start ? `#t=${start}s` : ""}`;
  return withQuery("https://geo.dailymotion.com/player.html", { video: id, startTime: start });
}

function withQuery(url: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return pairs.length === 0 ? url : `${url}?${pairs.join("&")}`;
}
