// What a check answers: nothing when all is well, else where it hurts and what to do instead.

export interface Finding {
  /** Path from the project's root, with `:line` where there is one. */
  readonly where: string;
  readonly problem: string;
}

export interface Check {
  readonly name: string;
  readonly run: (root: string) => Promise<readonly Finding[]> | readonly Finding[];
}

/** A line that excuses one finding: it says why and since when, and is itself a finding once nothing needs it. */
export interface Exception {
  readonly where: RegExp;
  readonly reason: string;
  /** Day it was written, `2026-11-22`. */
  readonly since: string;
}

/** Drops what is excused, and reports each exception that excuses nothing. */
export function applyExceptions(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
  listedIn: string,
): readonly Finding[] {
  const matches = (finding: Finding, exception: Exception) =>
    exception.where.test(`${finding.where} ${finding.problem}`);
  const left = findings.filter((finding) => !exceptions.some((one) => matches(finding, one)));
  const idle = exceptions.filter((one) => !findings.some((finding) => matches(finding, one)));
  return [
    ...left,
    ...idle.map((one) => ({
      where: listedIn,
      problem: `the exception ${one.where} (${one.reason}) matches nothing any more: delete it`,
    })),
  ];
}
