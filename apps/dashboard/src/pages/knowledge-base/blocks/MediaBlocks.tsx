// Pictures, videos and dividers: what is shown by its address, or shows nothing at all.

import { Checkbox, Group, NumberInput, SegmentedControl, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { flagsOf, sourceOf, type VideoSource, videoOptions, videoSources } from "../draft.ts";
import classes from "../Editor.module.css";
import { Picture } from "../Picture.tsx";
import { UploadPicture } from "../UploadPicture.tsx";
import { type BlockProps, orNothing } from "./block-props.ts";
import { ColourOption, Options } from "./Options.tsx";

const sides = ["left", "center", "right"] as const;

export function ImageBlock({ block, label, readOnly, problems, onChange }: BlockProps<"image">) {
  const { t } = useTranslation();
  const { url, alignment = "center", alt } = block.content;
  return (
    <div className={classes.fields}>
      {url !== "" && (
        <div className={classes.picture} data-side={alignment}>
          <Picture url={url} alt={alt ?? ""} />
        </div>
      )}
      <SimpleGrid cols={2}>
        <TextInput
          label={t("kb.pictureUrl")}
          aria-label={`${label}: ${t("kb.pictureUrl")}`}
          placeholder="https://"
          type="url"
          autoComplete="off"
          spellCheck={false}
          readOnly={readOnly}
          value={url}
          error={problems.url}
          onChange={(event) => onChange({ url: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t("kb.alt")}
          description={t("kb.altHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          maxLength={500}
          readOnly={readOnly}
          value={alt ?? ""}
          error={problems.alt}
          onChange={(event) => onChange({ alt: orNothing(event.currentTarget.value) })}
        />
      </SimpleGrid>
      <Group gap="sm" align="flex-start">
        <SegmentedControl
          size="xs"
          aria-label={t("kb.alignment")}
          disabled={readOnly}
          data={sides.map((value) => ({ value, label: t(`kb.sides.${value}`) }))}
          value={alignment}
          onChange={(value) => onChange({ alignment: value })}
        />
        {!readOnly && <UploadPicture disabled={readOnly} onUploaded={(sent) => onChange({ url: sent })} />}
      </Group>
    </div>
  );
}

export function VideoBlock({ block, label, readOnly, problems, onChange }: BlockProps<"video">) {
  const { t } = useTranslation();
  const { url, source, options } = block.content;
  const setUrl = (typed: string) => {
    const wanted = typed.trim();
    const told = sourceOf(wanted);
    onChange({
      url: wanted,
      ...(told && told !== source && { source: told, options: videoOptions(told, options) }),
    });
  };
  const set = (patch: Record<string, unknown>) => onChange({ options: { ...options, ...patch } });
  const seconds = (field: "startTime" | "endTime") => (
    <NumberInput
      size="xs"
      label={t(`kb.video.${field}`)}
      min={0}
      max={86_400}
      readOnly={readOnly}
      value={Number(options[field] ?? 0)}
      error={problems[`options.${field}`]}
      onChange={(value) => set({ [field]: Number(value) || 0 })}
    />
  );
  return (
    <div className={classes.fields}>
      <TextInput
        label={t("kb.videoUrl")}
        aria-label={`${label}: ${t("kb.videoUrl")}`}
        description={t("kb.videoHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        placeholder="https://"
        type="url"
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        value={url}
        error={problems.url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <SimpleGrid cols={3}>
        <Select
          size="xs"
          label={t("kb.video.source")}
          readOnly={readOnly}
          data={videoSources.map((value) => ({ value, label: t(`kb.video.sources.${value}`) }))}
          value={source}
          error={problems.source}
          onChange={(value) =>
            onChange({ source: value, options: videoOptions(value as VideoSource, options) })
          }
        />
        {seconds("startTime")}
        {seconds("endTime")}
      </SimpleGrid>
      <SimpleGrid cols={3} spacing="xs" role="group" aria-label={t("kb.options")}>
        {flagsOf(source).map((flag) => (
          <Checkbox
            key={flag}
            label={t(`kb.video.${flag}`)}
            disabled={readOnly}
            checked={options[flag] === true}
            onChange={(event) => set({ [flag]: event.currentTarget.checked })}
          />
        ))}
      </SimpleGrid>
      {source === "vimeo" && (
        <ColourOption
          label={t("kb.video.controlsColor")}
          value={typeof options.controlsColor === "string" ? options.controlsColor : undefined}
          error={problems["options.controlsColor"]}
          onChange={(value) => set({ controlsColor: value })}
        />
      )}
    </div>
  );
}

const dividers = ["line-full", "line-min", "dotted-full", "blank"] as const;
const BLANK = 24;

export function DividerBlock({ block, label, readOnly, problems, onChange }: BlockProps<"divider">) {
  const { t } = useTranslation();
  const { type, height, color } = block.content;
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={label}
            data={dividers.map((value) => ({ value, label: t(`kb.dividers.${value}`) }))}
            value={type}
            onChange={(value) =>
              onChange({
                type: value,
                height: value === "blank" ? (height ?? BLANK) : undefined,
                color: value === "blank" ? undefined : color,
              })
            }
          />
          <Options>
            {type === "blank" ? (
              <NumberInput
                size="xs"
                label={t("kb.height")}
                min={5}
                max={120}
                allowDecimal={false}
                value={height ?? BLANK}
                error={problems.height}
                onChange={(value) => onChange({ height: Number(value) || BLANK })}
              />
            ) : (
              <ColourOption
                label={t("kb.colour")}
                value={color}
                error={problems.color}
                onChange={(value) => onChange({ color: value })}
              />
            )}
          </Options>
        </div>
      )}
      <div
        className={classes.divider}
        data-type={type}
        style={type === "blank" ? { height: height ?? BLANK } : { color: color ?? undefined }}
      />
    </>
  );
}
