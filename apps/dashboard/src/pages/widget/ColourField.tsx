// A colour, picked or typed; empty where it may follow another.

import { TextInput } from "@mantine/core";
import classes from "./ChatWidget.module.css";

interface Props {
  label: string;
  hint: string;
  value?: string;
  onChange?: (value: string) => void;
  error?: React.ReactNode;
}

export function ColourField({ label, hint, value = "", onChange, error }: Props) {
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      maxLength={7}
      autoComplete="off"
      error={error}
      onChange={(event) => onChange?.(event.currentTarget.value)}
      leftSection={
        <input
          type="color"
          className={classes.swatch}
          aria-label={label}
          value={/^#[0-9a-f]{6}$/i.test(value) ? value : "#ffffff"}
          onChange={(event) => onChange?.(event.currentTarget.value.toUpperCase())}
        />
      }
    />
  );
}
