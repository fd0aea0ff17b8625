// Every environment variable: type, default, one-line meaning. A bad value is refused at start, all problems at once.

import { existsSync, readFileSync } from "node:fs";
import ipaddr from "ipaddr.js";

interface Variable<T> {
  readonly meaning: string;
  readonly default?: string;
  /** Throws an Error whose message says what was expected. */
  parse(text: string): T;
}

const text = { parse: (value: string) => value };
const flag = {
  parse: (value: string) => oneOf("true", "false", "1", "0").parse(value).replace("1", "true") === "true",
};

function integer(minimum: number, maximum: number) {
  return {
    parse(value: string) {
      const number = Number(value);
      if (!Number.isInteger(number) || number < minimum || number > maximum)
        throw new Error(`must be a whole number from ${minimum} to ${maximum}`);
      return number;
    },
  };
}

function oneOf<const V extends string>(...values: readonly V[]) {
  return {
    parse(value: string): V {
      const found = values.find((known) => known === value);
      if (found === undefined) throw new Error(`must be one of ${values.join(", ")}`);
      return found;
    },
  };
}

function url(...protocols: string[]) {
  return {
    parse(value: string) {
      if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol))
        throw new Error(`must be a URL starting with ${protocols.map((p) => `${p}//`).join(" or ")}`);
      return value;
    },
  };
}

const pemFile = {
  parse(value: string) {
    if (!existsSync(value)) throw new Error("must be the path of a PEM file that exists");
    const pem = readFileSync(value, "utf8");
    if (!pem.includes("-----BEGIN ")) throw new Error("must be the path of a file in PEM format");
    return pem;
  },
};

const ranges = {
  parse(value: string) {
    const list = value
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    for (const part of list)
      if (!ipaddr.isValid(part) && !ipaddr.isValidCIDR(part))
        throw new Error(`must be a comma-separated list of IP addresses or CIDR ranges; ${part} is neither`);
    return list;
  },
};

const masterKey = {
  parse(value: string) {
    if (!/^[0-9a-fA-F]{64}$/.test(value)) throw new Error("must be 64 hexadecimal characters (32 bytes)");
    return Buffer.from(value, "hex");
  },
};

function variable<T>(kind: { parse(text: string): T }, meaning: string, byDefault?: string): Variable<T> {
  return { ...kind, meaning, ...(byDefault === undefined ? {} : { default: byDefault }) };
}

/** The whole list, in the order the documentation shows it. */
export const variables = {
  PARLO_MODE: variable(
    oneOf("production", "demo", "development", "test"),
    "How the server runs; set by the npm scripts",
    "production",
  ),
  PORT: variable(integer(0, 65535), "Port to listen on; the demo takes a free one when 3000 is taken"),
  HOST: variable(text, "Address to listen on (default 0.0.0.0; the demo 127.0.0.1)"),
  PUBLIC_URL: variable(url("https:", "http:"), "Address people reach this server at, for links in mails"),
  DATA_DIR: variable(
    text,
    "Folder for the embedded database, the key file, uploads and the outbox",
    ".parlo",
  ),
  DATABASE_URL: variable(
    url("postgres:", "postgresql:"),
    "PostgreSQL 15 or later to use instead of the embedded one",
  ),
  DATABASE_POOL: variable(integer(2, 200), "Connections per process, besides one for news to sockets", "10"),
  DATABASE_NAMED_STATEMENTS: variable(
    flag,
    "Prepared statements by name; false for PgBouncer before 1.21",
    "true",
  ),
  REDIS_URL: variable(
    url("redis:", "rediss:"),
    "Redis 7 or Valkey, to share rate limits and news between processes",
  ),
  SECRET_KEY: variable(masterKey, "Seals secrets at rest; made in DATA_DIR at first start when not set"),
  TLS_CERT: variable(pemFile, "Certificate chain (PEM file): the server then speaks HTTPS itself"),
  TLS_KEY: variable(pemFile, "Private key (PEM file) of TLS_CERT"),
  TRUST_PROXY: variable(ranges, "Addresses of the reverse proxy whose X-Forwarded headers count"),
  EMBED_HOST: variable(
    text,
    "Host name kept for the widget's script; dashboard and API are not served there",
  ),
  FILE_MAX_BYTES: variable(integer(1, 10_737_418_240), "Largest file that is taken", "26214400"),
  FILE_STALL_SECONDS: variable(
    integer(1, 600),
    "How long an upload may stand still; in all it may take this and a second per 16 KiB",
    "30",
  ),
  S3_BUCKET: variable(text, "Bucket of an S3-compatible store to keep files in, instead of DATA_DIR"),
  S3_ENDPOINT: variable(url("https:", "http:"), "Address of that store (default: Amazon's for S3_REGION)"),
  S3_REGION: variable(text, "Its region", "us-east-1"),
  S3_ACCESS_KEY_ID: variable(text, "Its access key"),
  S3_SECRET_ACCESS_KEY: variable(text, "The secret of S3_ACCESS_KEY_ID"),
  S3_FORCE_PATH_STYLE: variable(
    flag,
    "Names the bucket in the path, not in the host (MinIO and others)",
    "false",
  ),
  SMTP_URL: variable(
    url("smtp:", "smtps:"),
    "Mail server; without it mails are written to the outbox folder",
  ),
  MAIL_FROM: variable(text, "Sender of mails", "Parlo <parlo@localhost>"),
  PARLO_OWNER_EMAIL: variable(text, "With PARLO_OWNER_PASSWORD: sets up the owner at first start"),
  PARLO_OWNER_PASSWORD: variable(text, "Password of the owner made at first start, 10 characters at least"),
  PUBLIC_DOCS: variable(flag, "Shows the API reference to everybody", "false"),
  METRICS_PORT: variable(integer(0, 65535), "Port for Prometheus /metrics, on 127.0.0.1"),
  METRICS_TOKEN: variable(text, "Bearer token that opens /metrics on the main port"),
  RATE_LIMIT_READ: variable(integer(1, 100_000_000), "Reads per minute and credential", "6000"),
  RATE_LIMIT_WRITE: variable(integer(1, 100_000_000), "Writes per minute and credential", "3000"),
  RATE_LIMIT_CREDENTIAL: variable(
    integer(1, 100_000_000),
    "Tries per minute and address of methods that check a password or code",
    "30",
  ),
  RATE_LIMIT_VISITOR: variable(integer(1, 100_000_000), "Calls per minute and visitor", "600"),
  RATE_LIMIT_VISITORS: variable(
    integer(1, 100_000_000),
    "Calls per minute of all visitors behind one address",
    "6000",
  ),
  RATE_LIMIT_CONNECT: variable(
    integer(1, 100_000_000),
    "Times per minute that widgets behind one address may connect, or help centre pages be made for it",
    "1200",
  ),
  RATE_LIMIT_MAIL: variable(
    integer(1, 100_000_000),
    "Mails per hour that visitors behind one address may have sent",
    "20",
  ),
  WEBHOOK_ALLOW_CIDRS: variable(
    ranges,
    "Addresses that are not public and that webhooks may call all the same, such as 10.0.0.0/8",
  ),
  WEBHOOKS_PER_PROPERTY: variable(integer(1, 1000), "Webhooks that a property may have", "10"),
  WEBHOOK_TIMEOUT_SECONDS: variable(integer(1, 300), "How long a receiver may take to answer, in all", "30"),
  WEBHOOK_DISABLE_AFTER_DAYS: variable(
    integer(1, 365),
    "Days of nothing but failures after which a webhook is turned off",
    "5",
  ),
  EVENT_LOG_DAYS: variable(integer(1, 3650), "Days that the stream of events reaches back", "30"),
  WEBHOOK_LOG_DAYS: variable(integer(1, 3650), "Days that deliveries are kept after they ended", "30"),
  SOCKETS_PER_ADDRESS: variable(
    integer(1, 100_000_000),
    "Widgets behind one address that may be connected to one process at a time",
    "200",
  ),
  LOG_LEVEL: variable(
    oneOf("trace", "debug", "info", "warn", "error", "silent"),
    "How much is logged, as JSON lines on stderr (default info; the demo warn)",
  ),
} as const;

type Variables = typeof variables;
type Parsed = { [K in keyof Variables]: Variables[K] extends Variable<infer T> ? T | undefined : never };

export interface Config {
  readonly mode: "production" | "demo" | "development" | "test";
  readonly port: number | undefined;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  readonly namedStatements: boolean;
  readonly redisUrl: string | undefined;
  readonly secretKey: Buffer | undefined;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly trustProxy: readonly string[];
  readonly embedHost: string | undefined;
  readonly fileMaxBytes: number;
  readonly fileStallSeconds: number;
  /** Where files are kept, when not in dataDir. */
  readonly s3:
    | {
        readonly bucket: string;
        readonly endpoint: string | undefined;
        readonly region: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly forcePathStyle: boolean;
      }
    | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly owner: { readonly email: string; readonly password: string } | undefined;
  readonly publicDocs: boolean;
  readonly metricsPort: number | undefined;
  readonly metricsToken: string | undefined;
  readonly rateLimits: {
    readonly read: number;
    readonly write: number;
    readonly credential: number;
    readonly visitor: number;
    readonly visitors: number;
    readonly connect: number;
    readonly mail: number;
  };
  readonly webhooks: {
    readonly allow: readonly string[];
    readonly perProperty: number;
    readonly timeoutSeconds: number;
    readonly disableAfterDays: number;
    readonly logDays: number;
  };
  readonly eventLogDays: number;
  readonly socketsPerAddress: number;
  readonly logLevel: string;
}

export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Bad configuration:\n${problems.map((p) => `  ${p}`).join("\n")}`);
    this.problems = problems;
  }
}

/** Reads the environment. Throws ConfigError naming every variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const value = {} as Parsed;
  for (const [name, variable] of Object.entries(variables) as [keyof Variables, Variable<unknown>][]) {
    const given = env[name] || variable.default;
    if (given === undefined) continue;
    try {
      Object.assign(value, { [name]: variable.parse(given) });
    } catch (error) {
      problems.push(`${name} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if ((env.TLS_CERT && !env.TLS_KEY) || (!env.TLS_CERT && env.TLS_KEY))
    problems.push(`${env.TLS_CERT ? "TLS_KEY" : "TLS_CERT"} is missing: TLS needs both TLS_CERT and TLS_KEY`);
  if (
    (env.PARLO_OWNER_EMAIL && !env.PARLO_OWNER_PASSWORD) ||
    (!env.PARLO_OWNER_EMAIL && env.PARLO_OWNER_PASSWORD)
  )
    problems.push(
      `${env.PARLO_OWNER_EMAIL ? "PARLO_OWNER_PASSWORD" : "PARLO_OWNER_EMAIL"} is missing: the owner needs both`,
    );
  if (env.PARLO_OWNER_PASSWORD && env.PARLO_OWNER_PASSWORD.length < 10)
    problems.push("PARLO_OWNER_PASSWORD must have at least 10 characters");
  if (env.PARLO_OWNER_EMAIL && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(env.PARLO_OWNER_EMAIL))
    problems.push("PARLO_OWNER_EMAIL must be an e-mail address");
  for (const name of env.S3_BUCKET ? ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] : [])
    if (!env[name]) problems.push(`${name} is missing: S3_BUCKET needs it`);
  if (problems.length > 0) throw new ConfigError(problems);
  const mode = value.PARLO_MODE ?? "production";
  return {
    mode,
    port: value.PORT,
    host: value.HOST ?? (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ""),
    dataDir: value.DATA_DIR ?? ".parlo",
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL ?? 10,
    namedStatements: value.DATABASE_NAMED_STATEMENTS ?? true,
    redisUrl: value.REDIS_URL,
    secretKey: value.SECRET_KEY,
    tls: value.TLS_CERT && value.TLS_KEY ? { cert: value.TLS_CERT, key: value.TLS_KEY } : undefined,
    trustProxy: value.TRUST_PROXY ?? [],
    embedHost: value.EMBED_HOST?.toLowerCase(),
    fileMaxBytes: value.FILE_MAX_BYTES ?? 26_214_400,
    fileStallSeconds: value.FILE_STALL_SECONDS ?? 30,
    s3: s3Of(value),
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? "Parlo <parlo@localhost>",
    owner:
      value.PARLO_OWNER_EMAIL && value.PARLO_OWNER_PASSWORD
        ? { email: value.PARLO_OWNER_EMAIL, password: value.PARLO_OWNER_PASSWORD }
        : undefined,
    publicDocs: value.PUBLIC_DOCS ?? false,
    metricsPort: value.METRICS_PORT,
    metricsToken: value.METRICS_TOKEN,
    rateLimits: {
      read: value.RATE_LIMIT_READ ?? 6000,
      write: value.RATE_LIMIT_WRITE ?? 3000,
      credential: value.RATE_LIMIT_CREDENTIAL ?? 30,
      visitor: value.RATE_LIMIT_VISITOR ?? 600,
      visitors: value.RATE_LIMIT_VISITORS ?? 6000,
      connect: value.RATE_LIMIT_CONNECT ?? 1200,
      mail: value.RATE_LIMIT_MAIL ?? 20,
    },
    webhooks: {
      allow: value.WEBHOOK_ALLOW_CIDRS ?? [],
      perProperty: value.WEBHOOKS_PER_PROPERTY ?? 10,
      timeoutSeconds: value.WEBHOOK_TIMEOUT_SECONDS ?? 30,
      disableAfterDays: value.WEBHOOK_DISABLE_AFTER_DAYS ?? 5,
      logDays: value.WEBHOOK_LOG_DAYS ?? 30,
    },
    eventLogDays: value.EVENT_LOG_DAYS ?? 30,
    socketsPerAddress: value.SOCKETS_PER_ADDRESS ?? 200,
    logLevel: value.LOG_LEVEL ?? (mode === "demo" ? "warn" : "info"),
  };
}

function s3Of(value: Parsed): Config["s3"] {
  if (!value.S3_BUCKET) return undefined;
  return {
    bucket: value.S3_BUCKET,
    endpoint: value.S3_ENDPOINT,
    region: value.S3_REGION ?? "us-east-1",
    accessKeyId: value.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: value.S3_SECRET_ACCESS_KEY ?? "",
    forcePathStyle: value.S3_FORCE_PATH_STYLE ?? false,
  };
}
