// Headings, paragraphs and code.

import { NumberInput, SegmentedControl, Select, Textarea, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lineOf } from "../clean-html.ts";
import classes from "../Editor.module.css";
import { FormatBar, useLinking } from "../FormatBar.tsx";
import { RichText } from "../RichText.tsx";
import { type BlockProps, orNothing } from "./block-props.ts";
import { groundOf } from "./ground.ts";
import { ColourOption, Options } from "./Options.tsx";

const levels = ["h2", "h3", "h4", "h5", "h6"] as const;

export function HeaderBlock(props: BlockProps<"header">) {
  const { block, label, readOnly, problems, onChange, onAfter, onRemove } = props;
  const { t } = useTranslation();
  const link = useLinking();
  const { text, heading, color } = block.content;
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          <FormatBar shape="line" link={link} />
          <SegmentedControl
            size="xs"
            aria-label={t("kb.level")}
            data={levels.map((value) => ({ value, label: value.toUpperCase() }))}
            value={heading}
            onChange={(value) => onChange({ heading: value })}
          />
          <Options>
            <ColourOption
              label={t("kb.colour")}
              value={color}
              error={problems.color}
              onChange={(value) => onChange({ color: value })}
            />
          </Options>
        </div>
      )}
      <RichText
        label={label}
        shape="line"
        value={lineOf(text)}
        className={classes[heading]}
        placeholder={t("kb.placeholders.header")}
        style={color ? { color } : undefined}
        readOnly={readOnly}
        error={problems.text}
        onLink={link.ask}
        onChange={(html) => onChange({ text: html === "" ? "" : `<p>${html}</p>` })}
        onEnter={onAfter}
        onEmptied={onRemove}
      />
    </>
  );
}

export function ParagraphBlock(props: BlockProps<"paragraph">) {
  const { block, label, readOnly, problems, onChange, onRemove } = props;
  const { t } = useTranslation();
  const link = useLinking();
  const [asHtml, setAsHtml] = useState(false);
  const { text, size, color, backgroundColor } = block.content;
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          {!asHtml && <FormatBar shape="text" link={link} />}
          <UnstyledButton className={classes.source} aria-pressed={asHtml} onClick={() => setAsHtml(!asHtml)}>
            HTML
          </UnstyledButton>
          <Options>
            <NumberInput
              size="xs"
              label={t("kb.size")}
              placeholder="18"
              min={8}
              max={48}
              allowDecimal={false}
              value={size ?? ""}
              error={problems.size}
              onChange={(value) => onChange({ size: value === "" ? undefined : Number(value) })}
            />
            <ColourOption
              label={t("kb.colour")}
              value={color}
              error={problems.color}
              onChange={(value) => onChange({ color: value })}
            />
            <ColourOption
              label={t("kb.ground")}
              value={backgroundColor}
              error={problems.backgroundColor}
              onChange={(value) => onChange({ backgroundColor: value })}
            />
          </Options>
        </div>
      )}
      {asHtml && !readOnly ? (
        <Textarea
          aria-label={label}
          autosize
          minRows={3}
          maxRows={20}
          spellCheck={false}
          classNames={{ input: classes.mono ?? "" }}
          value={text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      ) : (
        <RichText
          label={label}
          value={text}
          placeholder={t("kb.placeholders.paragraph")}
          className={backgroundColor ? classes.onGround : undefined}
          style={{
            ...(size !== undefined && { fontSize: `${size / 16}rem` }),
            ...groundOf(color, backgroundColor),
          }}
          readOnly={readOnly}
          error={problems.text}
          onLink={link.ask}
          onChange={(html) => onChange({ text: html })}
          onEmptied={onRemove}
        />
      )}
    </>
  );
}

const kinds = [
  ["text/plain", "Text"],
  ["text/html", "HTML"],
  ["text/css", "CSS"],
  ["text/javascript", "JavaScript"],
  ["application/json", "JSON"],
  ["text/x-typescript", "TypeScript"],
  ["text/x-python", "Python"],
  ["text/x-php", "PHP"],
  ["text/x-sql", "SQL"],
  ["text/x-sh", "Shell"],
] as const;

export function CodeBlock({ block, label, readOnly, problems, onChange }: BlockProps<"code">) {
  const { t } = useTranslation();
  const { text, mime } = block.content;
  const known = kinds.some(([value]) => value === mime);
  return (
    <>
      {!readOnly && (
        <div className={classes.tools}>
          <Select
            size="xs"
            w={150}
            aria-label={t("kb.codeKind")}
            placeholder={t("kb.codeKind")}
            clearable
            data={[
              ...kinds.map(([value, name]) => ({ value, label: name })),
              ...(mime && !known ? [{ value: mime, label: mime }] : []),
            ]}
            value={mime ?? null}
            error={problems.mime}
            onChange={(value) => onChange({ mime: orNothing(value ?? "") })}
          />
        </div>
      )}
      <Textarea
        aria-label={label}
        autosize
        minRows={2}
        maxRows={30}
        spellCheck={false}
        autoCapitalize="off"
        readOnly={readOnly}
        placeholder={t("kb.placeholders.code")}
        classNames={{ input: classes.mono ?? "" }}
        value={text}
        error={problems.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </>
  );
}
