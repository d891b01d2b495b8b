import { AppError } from "./errors.ts";

/** One setting that every command takes; `--help` and docs/reference/options.md are made from this list. */
export interface Option {
  readonly name: string;
  /** Placeholder shown in help, null for a switch. */
  readonly value: string | null;
  /** Environment variable read when the flag is not given, null when there is none. */
  readonly env: string | null;
  readonly fallback: string | null;
  readonly help: string;
}

export const OPTIONS: readonly Option[] = [
  { name: "data", value: "DIR", env: "UNECHO_DATA", fallback: "./.unecho", help: "folder of the store; delete it to forget everything" },
  {
    name: "database",
    value: "URL",
    env: "UNECHO_DATABASE",
    fallback: null,
    help: "PostgreSQL database that holds the store instead of one file in --data: postgres://user@host/name",
  },
  {
    name: "nats",
    value: "URL",
    env: "UNECHO_NATS",
    fallback: null,
    help: "NATS servers with JetStream that tell workers of batches, commas between them: nats://host:4222; for backfill and worker",
  },
  {
    name: "as-of",
    value: "INSTANT",
    env: "UNECHO_AS_OF",
    fallback: null,
    help: "moment the answer describes (ISO 8601); default: the newest date among the reports",
  },
  {
    name: "allow-private",
    value: "HOST:PORT",
    env: "UNECHO_ALLOW_PRIVATE",
    fallback: null,
    help: "servers on a private network that may be asked, with commas between them; for intranets and tests (every other address must be public)",
  },
  {
    name: "smtp",
    value: "URL",
    env: "UNECHO_SMTP",
    fallback: null,
    help: "server that takes the mails of watches: smtp://user@host:587; its password from UNECHO_SMTP_PASSWORD, or a file of yours named by UNECHO_SMTP_PASSWORD_FILE",
  },
  { name: "mail-from", value: "ADDRESS", env: "UNECHO_MAIL_FROM", fallback: null, help: "sender of those mails" },
  {
    name: "model-url",
    value: "URL",
    env: "UNECHO_MODEL_URL",
    fallback: null,
    help: "server of a language model for draft, as OpenAI's speaks; none is asked without it; its key from UNECHO_MODEL_KEY or the file UNECHO_MODEL_KEY_FILE names",
  },
  { name: "model-name", value: "NAME", env: "UNECHO_MODEL_NAME", fallback: null, help: "name of the model there" },
  { name: "json", value: null, env: null, fallback: null, help: "print the answer as JSON" },
  { name: "quiet", value: null, env: null, fallback: null, help: "no progress and no notes on stderr" },
  { name: "no-color", value: null, env: "NO_COLOR", fallback: null, help: "no colours" },
];

/** The settings in force: flags over environment over default. */
export interface Settings {
  readonly data: string;
  /** Address of a PostgreSQL database; null keeps the store in one file of `data`. */
  readonly database: string | null;
  /** Addresses of NATS servers, with commas; null without a queue. */
  readonly nats: string | null;
  readonly asOf: string | null;
  /** HOST:PORT of servers on a private network that may be asked. */
  readonly allowPrivate: readonly string[];
  /** Server that takes mails, without a password; null sends none. */
  readonly smtp: string | null;
  readonly mailFrom: string | null;
  /** Server of a language model and its name there; null asks none. */
  readonly modelUrl: string | null;
  readonly modelName: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

/** Largest file that is opened, in bytes: larger than any page or mail, small enough to hold in memory. */
export const MAX_FILE_BYTES = 20_000_000;
/** Largest body of one report, in bytes: about 600,000 words; a longer one is not a report. */
export const MAX_BODY_BYTES = 4_000_000;
/** Milliseconds between two questions to one host. */
export const PAUSE_MS = 1_000;
/** Pages read from one feed, sitemap or list of addresses, unless more are asked for. */
export const MAX_PAGES = 1_000;

/** A date, or a date and time, with or without its zone. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An instant as a person types it ("2031-05-14" is the end of that day, a time without a zone is UTC), in the form we store; null when it is none. */
export function readInstant(text: string): string | null {
  const parts = INSTANT.exec(text);
  if (parts === null) return null;
  const time = Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : parts[1] === undefined ? `${text}Z` : text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** Settings from what the command line parsed and the environment. */
export function readSettings(flags: Raw, env: Raw, isTerminal: boolean): Settings {
  return {
    data: textOf(flags.data) ?? textOf(env.UNECHO_DATA) ?? "./.unecho",
    database: textOf(flags.database) ?? textOf(env.UNECHO_DATABASE),
    nats: textOf(flags.nats) ?? textOf(env.UNECHO_NATS),
    asOf: textOf(flags.asOf) ?? textOf(env.UNECHO_AS_OF),
    allowPrivate: (textOf(flags.allowPrivate) ?? textOf(env.UNECHO_ALLOW_PRIVATE) ?? "")
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
    smtp: textOf(flags.smtp) ?? textOf(env.UNECHO_SMTP),
    mailFrom: textOf(flags.mailFrom) ?? textOf(env.UNECHO_MAIL_FROM),
    modelUrl: textOf(flags.modelUrl) ?? textOf(env.UNECHO_MODEL_URL),
    modelName: textOf(flags.modelName) ?? textOf(env.UNECHO_MODEL_NAME),
    json: flags.json === true,
    quiet: flags.quiet === true,
    color: isTerminal && flags.color !== false && textOf(env.NO_COLOR) === null,
  };
}

/** The mail server of the settings and its sender. Throws `mail/none` when there is none, or its address is none or carries a password. */
export function mailServerOf({ smtp, mailFrom }: Pick<Settings, "smtp" | "mailFrom">): { readonly url: string; readonly from: string } {
  const refuse = (detail: string): AppError => new AppError("mail/none", { detail });
  if (smtp === null) throw refuse("no mail server is named");
  if (!/^smtps?:\/\/[^/]/.test(smtp) || !URL.canParse(smtp)) throw refuse("--smtp is no address of a mail server");
  if (new URL(smtp).password !== "") throw refuse("--smtp carries a password, which other programs of this machine can see");
  if (mailFrom === null || !/^[^\s@]+@[^\s@]+$/.test(mailFrom)) throw refuse("no sender is named");
  return { url: smtp, from: mailFrom };
}
