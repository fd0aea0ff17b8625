// Text one writes as it will look. What leaves it is clean HTML, whatever was typed or pasted.

import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { cleanHtml, type Shape } from "./clean-html.ts";
import classes from "./Editor.module.css";
import { applyFormat } from "./format.ts";

interface Props {
  label: string;
  value: string;
  shape?: Shape;
  placeholder?: string;
  className?: string | undefined;
  style?: React.CSSProperties | undefined;
  error?: string | undefined;
  readOnly?: boolean;
  /** Asks for an address; the selection waits. */
  onLink?: () => void;
  onChange: (html: string) => void;
  /** Enter in a line, where there is nothing to break. */
  onEnter?: () => void;
  /** Backspace where nothing is left to take away. */
  onEmptied?: () => void;
}

export function RichText(props: Props) {
  const { label, value, shape = "text", placeholder, className, style, error, readOnly = false } = props;
  const field = useRef<HTMLDivElement>(null);
  const emitted = useRef<string | null>(null);
  // The browser owns what stands in the field; it is written over only when it came from elsewhere.
  useLayoutEffect(() => {
    if (!field.current || value === emitted.current) return;
    emitted.current = value;
    field.current.innerHTML = cleanHtml(value, shape);
  }, [value, shape]);

  const emit = () => {
    if (!field.current) return;
    const html = cleanHtml(field.current.innerHTML, shape);
    field.current.toggleAttribute("data-empty", html === "");
    if (html === emitted.current) return;
    emitted.current = html;
    props.onChange(html);
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const modified = event.metaKey || event.ctrlKey;
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && shape === "line" && !modified) {
      event.preventDefault();
      props.onEnter?.();
    } else if (event.key === "Backspace" && props.onEmptied && value === "") {
      event.preventDefault();
      props.onEmptied();
    } else if (modified && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "e") {
      event.preventDefault();
      applyFormat("code");
      emit();
    } else if (
      modified &&
      !event.shiftKey &&
      !event.altKey &&
      event.key.toLowerCase() === "k" &&
      props.onLink
    ) {
      // Here the key makes a link; everywhere else it opens the palette.
      event.preventDefault();
      event.stopPropagation();
      props.onLink();
    }
  };
  const onPaste = (event: React.ClipboardEvent) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const clean = html ? cleanHtml(html, shape) : "";
    if (clean) document.execCommand("insertHTML", false, clean);
    else document.execCommand("insertText", false, shape === "line" ? text.replace(/\s+/g, " ") : text);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: no field of a form can show bold words
    <div
      ref={field}
      role="textbox"
      tabIndex={0}
      aria-label={label}
      aria-multiline={shape === "text"}
      aria-invalid={error !== undefined || undefined}
      aria-readonly={readOnly || undefined}
      contentEditable={!readOnly}
      suppressContentEditableWarning
      spellCheck
      className={className ? `${classes.rich} ${className}` : classes.rich}
      style={style}
      data-empty={value === "" || undefined}
      data-placeholder={placeholder}
      onFocus={() => document.execCommand("defaultParagraphSeparator", false, "p")}
      onInput={emit}
      onBlur={emit}
      onKeyDown={onKey}
      onPaste={onPaste}
    />
  );
}
