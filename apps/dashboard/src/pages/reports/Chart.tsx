// Figures over time: bars on top of each other, or lines. Drawn with percentages, so that it fills whatever room there is.
// What stands second is hatched or dashed, so that colours do not speak alone; the table below says the same.

import { useId, useState } from "react";
import { currentLanguage } from "../../i18n/i18n.ts";
import classes from "./Reports.module.css";
import { figureText, isSome, type Unit } from "./words.ts";

export type Tone = "accent" | "danger" | "muted";

export interface Line {
  key: string;
  label: string;
  tone: Tone;
  values: readonly (number | undefined)[];
  /** What stands behind this line alone, where its parts can be pointed at. */
  onOpen?: ((at: number) => void) | undefined;
}

interface Props {
  kind: "bars" | "lines";
  unit: Unit;
  /** Of each bucket, below the chart and beside the figures. */
  names: readonly { readonly short: string; readonly long: string }[];
  lines: readonly Line[];
  /** Over the whole range, as they cannot be added up from the buckets. */
  totals: readonly (number | undefined)[];
  whole: string;
  /** What stands behind a bucket, wherever it is pointed at. */
  onOpen?: ((at: number) => void) | undefined;
}

const HEIGHT_PX = 148;
/** Names below it: as many as fit a narrow one. */
const TICKS = 6;

export function Chart({ kind, unit, names, lines, totals, whole, onOpen }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const language = currentLanguage();
  const most = names.map((_, at) =>
    kind === "bars"
      ? lines.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)
      : Math.max(0, ...lines.map(({ values }) => values[at] ?? 0)),
  );
  const top = niceTop(Math.max(0, ...most), unit);
  const every = Math.max(1, Math.ceil(names.length / TICKS));
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.legend}>
        <span className={classes.when}>{pointed === null ? whole : names[pointed]?.long}</span>
        {lines.map(({ key, label, tone, values }, at) => (
          <span key={key} className={classes.key} data-tone={tone}>
            <span className={classes.swatch} data-kind={kind} data-second={at > 0 || undefined} aria-hidden />
            {label}{" "}
            <b data-number>{figureText(pointed === null ? totals[at] : values[pointed], unit, language)}</b>
          </span>
        ))}
      </figcaption>
      <div className={classes.plot} aria-hidden>
        <ol className={classes.scale}>
          {[top, top / 2, 0].map((value) => (
            <li key={value}>{figureText(value, unit, language)}</li>
          ))}
        </ol>
        <div className={classes.field}>
          <Drawing
            {...{ kind, unit, lines, top, pointed, onOpen }}
            count={names.length}
            onPoint={setPointed}
          />
          <ol className={classes.axis}>
            {names.map(({ short, long }, at) => (
              <li key={long}>{at % every === 0 ? short : ""}</li>
            ))}
          </ol>
        </div>
      </div>
    </figure>
  );
}

interface DrawingProps extends Pick<Props, "kind" | "unit" | "lines" | "onOpen"> {
  count: number;
  top: number;
  pointed: number | null;
  onPoint: (at: number | null) => void;
}

function Drawing({ kind, unit, lines, count, top, pointed, onPoint, onOpen }: DrawingProps) {
  const hatch = useId();
  const slot = 100 / count;
  const y = (value: number) => HEIGHT_PX - (value / top) * HEIGHT_PX;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from those who listen; the table below says the same
    <svg className={classes.drawing} height={HEIGHT_PX} width="100%" onPointerLeave={() => onPoint(null)}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={classes.hatchGround} />
          <rect width="2" height="5" className={classes.hatchLine} />
        </pattern>
      </defs>
      {[0, 0.5, 1].map((part) => (
        <line
          key={part}
          className={classes.grid}
          x1="0"
          x2="100%"
          y1={Math.round(part * (HEIGHT_PX - 1)) + 0.5}
          y2={Math.round(part * (HEIGHT_PX - 1)) + 0.5}
        />
      ))}
      {kind === "lines" &&
        lines.map(({ key, tone, values }, second) =>
          values.map((value, at) => {
            const next = values[at + 1];
            if (value === undefined) return null;
            const x = slot * (at + 0.5);
            return (
              <g
                key={`${key} ${at}`}
                className={classes.line}
                data-tone={tone}
                data-second={second > 0 || undefined}
              >
                {next !== undefined && <line x1={`${x}%`} x2={`${x + slot}%`} y1={y(value)} y2={y(next)} />}
                {(count <= 62 || pointed === at) && <circle cx={`${x}%`} cy={y(value)} r={2.5} />}
              </g>
            );
          }),
        )}
      {Array.from({ length: count }, (_, at) => {
        let foot = HEIGHT_PX;
        const open = lines.some(({ values }) => isSome(values[at], unit)) ? onOpen : undefined;
        return (
          <g key={at} data-pointed={pointed === at || undefined} onPointerEnter={() => onPoint(at)}>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: hidden from those who listen; the table has buttons for it */}
            <rect
              className={classes.slot}
              data-open={open ? true : undefined}
              x={`${slot * at}%`}
              width={`${slot}%`}
              y={0}
              height={HEIGHT_PX}
              onClick={() => open?.(at)}
            />
            {kind === "bars" &&
              lines.map(({ key, tone, values, onOpen: openPart }, second) => {
                const value = values[at] ?? 0;
                if (value === 0) return null;
                // However few they are, they can be seen.
                const height = Math.max(2, (value / top) * HEIGHT_PX);
                foot -= height;
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: as above
                  <rect
                    key={key}
                    className={classes.bar}
                    data-tone={tone}
                    data-open={openPart ? true : undefined}
                    onClick={() => openPart?.(at)}
                    x={`${slot * (at + 0.12)}%`}
                    width={`${slot * 0.76}%`}
                    y={Math.max(0, foot)}
                    height={height}
                    rx={count <= 62 ? 2 : 0}
                    fill={second > 0 && tone === "danger" ? `url(#${hatch})` : undefined}
                  />
                );
              })}
          </g>
        );
      })}
    </svg>
  );
}

/** The next of 2, 4, 10, 20, 40, 100…, or of whole minutes and hours: half of it is a number to read too. */
function niceTop(most: number, unit: Unit): number {
  if (unit === "ratio") return 1;
  if (unit === "seconds")
    for (const step of [10, 20, 60, 120, 240, 600, 1200, 3600, 7200, 14_400, 43_200, 86_400])
      if (step >= most) return step;
  for (let size = 1; ; size *= 10) for (const step of [2, 4, 10]) if (step * size >= most) return step * size;
}
