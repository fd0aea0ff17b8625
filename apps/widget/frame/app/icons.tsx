// The window's icons: one set, drawn on a grid of 24 with a stroke of 1.75. Those that point somewhere turn with the text.

const drawings = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  minimize: "M6 9.5l6 6 6-6",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  send: "M12 19V5.5M6 11.5l6-6 6 6",
  attach:
    "M19.5 11.3l-7.9 7.9a5 5 0 0 1-7.1-7.1l8.2-8.2a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6",
  smile: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17ZM8.5 14.2a4.3 4.3 0 0 0 7 0M9 9.6h.01M15 9.6h.01",
  check: "M5 12.8l4.4 4.2L19 7.5",
  checks: "M2.5 12.8L6.7 17l8.8-9M12.4 16l1 1 8.6-9",
  clock: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16ZM12 8v4.2l2.8 1.8",
  alert: "M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16ZM12 8v4.6M12 15.8h.01",
  sound: "M5 9.7v4.6h3l4.3 3.7V6L8 9.7zM15.5 9.2a4 4 0 0 1 0 5.6M18 6.8a7.4 7.4 0 0 1 0 10.4",
  mail: "M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5ZM4 7.5l8 5.7 8-5.7",
  popOut:
    "M14 4.5h5.5V10M19 5l-7.5 7.5M17.5 13.5V18a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V8A1.5 1.5 0 0 1 6 6.5h4.5",
  end: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17ZM9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6",
  file: "M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zM13.5 3.5v5h5",
  download: "M12 4.5v10.5M7 10.5l5 5 5-5M5 19.5h14",
  down: "M12 5v13.5M6 12.5l6 6 6-6",
  chat: "M4 11.6a8 7.6 0 1 1 3.8 6.4L4 19.5l1.2-3.6A7.4 7.4 0 0 1 4 11.6Z",
} as const;

const TURNING: ReadonlySet<string> = new Set<keyof typeof drawings>(["back", "forward", "popOut"]);

export function Icon({ name, size = 20 }: { name: keyof typeof drawings; size?: number }) {
  return (
    <svg
      class={TURNING.has(name) ? "icon turning" : "icon"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      data-name={name}
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
