// A figure over the whole range; where there is anything behind it, the way there.

import { Skeleton, UnstyledButton } from "@mantine/core";
import { currentLanguage } from "../../i18n/i18n.ts";
import classes from "./Reports.module.css";
import { figureText, isSome, type Unit } from "./words.ts";

interface Props {
  label: string;
  unit: Unit;
  value: number | undefined;
  isWaiting: boolean;
  onOpen: () => void;
}

export function Tile({ label, unit, value, isWaiting, onOpen }: Props) {
  const text = figureText(value, unit, currentLanguage());
  if (isSome(value, unit))
    return (
      <UnstyledButton className={classes.tile} data-open onClick={onOpen}>
        <span className={classes.soft}>{label}</span>
        <span className={classes.value}>{text}</span>
      </UnstyledButton>
    );
  return (
    <div className={classes.tile}>
      <span className={classes.soft}>{label}</span>
      <span className={classes.value}>{isWaiting ? <Skeleton width={60} height={28} /> : text}</span>
    </div>
  );
}
