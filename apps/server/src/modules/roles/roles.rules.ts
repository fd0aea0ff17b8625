// What a custom role always has, and what it may not be called.

export const builtInRoles = ["admin", "agent"] as const;

/** A custom role always shows its members the property it is for. */
export function withFloor(scopes: readonly string[]): string[] {
  return [...new Set(["property_read", ...scopes])];
}

export function isBuiltInRole(role: string): boolean {
  return builtInRoles.some((one) => one === role);
}

/** A custom role must not pass for a built-in one. */
export function isReservedName(name: string): boolean {
  return isBuiltInRole(name.toLowerCase());
}
