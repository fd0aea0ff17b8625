// Why a line ends: close codes of ours (RFC 6455 leaves 4000 to 4999 to programs) and the standard ones used.

export const CLOSE = {
  restart: 1012,
  later: 1013,
  badData: 1003,
  credentialEnded: 4401,
  /** The key may not be used from here; the visitor is banned. */
  refused: 4403,
  unknown: 4404,
  silent: 4408,
  tooSlow: 4413,
  tooMany: 4429,
} as const;
