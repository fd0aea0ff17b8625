// One number of the property, and the way to what it counts.

import { Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { usePropertyId } from "../../shell/current-property.ts";
import classes from "./Overview.module.css";

interface Props {
  label: string;
  value: number | string | undefined;
  note: string | undefined;
  to:
    | "/properties/$propertyId/members"
    | "/properties/$propertyId/departments"
    | "/properties/$propertyId/reports";
}

export function Figure({ label, value, note, to }: Props) {
  const propertyId = usePropertyId();
  return (
    <Link to={to} params={{ propertyId }} className={classes.figure}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value ?? <Skeleton width={40} height={28} />}</div>
      <div className={classes.note}>{note ?? " "}</div>
    </Link>
  );
}
