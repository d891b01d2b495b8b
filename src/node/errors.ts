/** What a program that ran unecho can tell from its exit code. */
export const EXIT = {
  /** Everything asked for was done. */
  ok: 0,
  /** Done, and the answer is no: a checked sentence is not supported, a score fell below its floor. */
  negative: 1,
  /** The command could not start: wrong arguments, missing file, unusable environment. */
  usage: 2,
  /** Done, with some of the input skipped; every skip was named on stderr. */
  skipped: 3,
  /** Stopped by Ctrl-C; the store is whole. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface ErrorKind {
  /** One sentence; `{name}` is filled in. */
  readonly message: string;
  /** What the person can do about it. */
  readonly fix: string;
  readonly exit: ExitCode;
  /** Status of the same error at the HTTP door. */
  readonly status: number;
  readonly retry: "never" | "later";
}

/** Every way the world can fail us; docs/reference/errors.md is generated from it. */
export const ERRORS = {
  "input/not-found": { message: "no such file or folder: {path}", fix: "check the path", exit: EXIT.usage, status: 404, retry: "never" },
  "input/nothing": {
    message: "nothing to read in {path}",
    fix: "give files, folders or addresses of reports; unecho read --help names the kinds",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "input/no-archives": { message: "no web archive in {path}", fix: "name .warc or .warc.gz files", exit: EXIT.usage, status: 422, retry: "never" },
  "input/invalid": { message: "{detail}", fix: "see unecho {command} --help", exit: EXIT.usage, status: 400, retry: "never" },
  "input/no-addresses": {
    message: "no addresses in {path}",
    fix: "give a feed's address, an OPML file, or a text with one address a line",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "input/terminal": { message: "nothing was piped in", fix: "give a file, or pipe text into the command", exit: EXIT.usage, status: 400, retry: "never" },
  "store/empty": {
    message: "no reports have been read into {path} yet",
    fix: "start with: {program} read FOLDER (or add --demo to see the bundled example)",
    exit: EXIT.usage,
    status: 404,
    retry: "never",
  },
  "store/broken": {
    message: "the store {path} cannot be opened: {detail}",
    fix: "move it away, or give another folder with --data",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "store/no-copy": {
    message: "the tables of {path} could not be copied before they change, and nothing was changed: {detail}",
    fix: "make room for a copy and let the user make a schema (grant create on database NAME to USER), then run the same command again",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "store/newer": {
    message: "the store {path} was written by a newer unecho (schema {found}, this one knows {known})",
    fix: "update unecho, or give another folder with --data",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "store/busy": {
    message: "the store {path} is being written by {holder}",
    fix: "wait until it has finished, then try again",
    exit: EXIT.usage,
    status: 503,
    retry: "later",
  },
  "store/full": {
    message: "nothing more can be written into the store {path}: {detail}",
    fix: "make room on the disk and run the same command again; what was written before is whole",
    exit: EXIT.usage,
    status: 507,
    retry: "later",
  },
  "store/address": {
    message: "{path} is no address of a database",
    fix: "write --database postgres://user@host:5432/name, or leave it out to keep the store in one file",
    exit: EXIT.usage,
    status: 400,
    retry: "never",
  },
  "store/unreachable": {
    message: "the database {path} cannot be used: {detail}",
    fix: "start it, or check the address, the user and the rights given with --database",
    exit: EXIT.usage,
    status: 503,
    retry: "later",
  },
  "story/unknown": { message: "no story {story}", fix: "the stories are: {known}", exit: EXIT.usage, status: 404, retry: "never" },
  "page/cursor": {
    message: "{cursor} is no cursor of a page",
    fix: "take the cursor from the answer before, or leave it out to begin",
    exit: EXIT.usage,
    status: 400,
    retry: "never",
  },
  "id/unknown": {
    message: "no claim, finding, origin or story is called {id}",
    fix: "copy an id from: {program} stories, brief or export",
    exit: EXIT.usage,
    status: 404,
    retry: "never",
  },
  "backup/broken": {
    message: "the copy {path} cannot be restored: {detail}",
    fix: "give a whole file that unecho backup wrote; nothing was changed",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "stamp/refused": { message: "{authority} gave no token: {detail}", fix: "check its address, or take another", exit: EXIT.usage, status: 502, retry: "later" },
  "store/not-empty": {
    message: "the store {path} already holds something",
    fix: "restore into an empty one: another folder with --data, or an empty database",
    exit: EXIT.usage,
    status: 409,
    retry: "never",
  },
  "report/unknown": {
    message: "no report is called {report}",
    fix: "give the id, name or address of one report: {program} stories --json lists them",
    exit: EXIT.usage,
    status: 404,
    retry: "never",
  },
  "report/forgotten": {
    message: "the report {report} was forgotten before",
    fix: "nothing is left to be done: its text is gone",
    exit: EXIT.usage,
    status: 410,
    retry: "never",
  },
  "report/withheld": {
    message: "the report {report} may not leave: an analyst holds it back",
    fix: "lift the restriction first: unecho decide correct {report} confidentiality public",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "id/ambiguous": { message: "{id} may mean {candidates}", fix: "type more of the id", exit: EXIT.usage, status: 409, retry: "never" },
  "operation/unknown": { message: "no operation {name}", fix: "the operations are: {known}", exit: EXIT.usage, status: 404, retry: "never" },
  "archive/exists": { message: "the file {path} is there already", fix: "name another one, or move it away", exit: EXIT.usage, status: 409, retry: "never" },
  "watch/unknown": { message: "no watch is called {id}", fix: "see: unecho watch list", exit: EXIT.usage, status: 404, retry: "never" },
  "watch/private": {
    message: "this watch is not kept: {reason}",
    fix: "watch its story, place, figure or office",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "mail/none": {
    message: "no mail can be sent: {detail}",
    fix: "name a server and a sender: --smtp smtp://user@host:587 --mail-from desk@news.example, its password in UNECHO_SMTP_PASSWORD",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "model/none": { message: "no language model is set up", fix: "name one: --model-url and --model-name", exit: EXIT.usage, status: 422, retry: "never" },
  "model/failed": {
    message: "the language model gave nothing that can be used: {detail}",
    fix: "check --model-url and --model-name, or try again; a server of this machine also needs --allow-private HOST:PORT",
    exit: EXIT.usage,
    status: 502,
    retry: "later",
  },
  "secret/file": { message: "the secret in {path} is not used: {detail}", fix: "run: chmod 600 {path}", exit: EXIT.usage, status: 500, retry: "never" },
  "feed/unknown": { message: "no feed {url} is followed", fix: "see: unecho follow --list", exit: EXIT.usage, status: 404, retry: "never" },
  "feed/none": {
    message: "no feed is followed yet",
    fix: "name one: {program} follow https://news.example/feed.xml",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "export/unknown": { message: "no export format {format}", fix: "the formats are: {known}", exit: EXIT.usage, status: 406, retry: "never" },
  "export/withheld": {
    message: "nothing of story {story} may leave: its documents are restricted",
    fix: "lift the restriction of a document first",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "export/local": {
    message: "the format {format} carries whole texts and names and is for the machine that holds the store",
    fix: "run unecho export --format {format} there, or choose another format",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "export/needs-file": { message: "{format} is no text", fix: "say where to write it: --out {file}", exit: EXIT.usage, status: 400, retry: "never" },
  "output/unwritable": { message: "cannot write {path}: {detail}", fix: "choose another place for --out", exit: EXIT.usage, status: 500, retry: "never" },
  "packs/broken": {
    message: "the language data cannot be used: {detail}",
    fix: "repair the named file, or install unecho again",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "worker/failed": {
    message: "a worker stopped: {detail}",
    fix: "run again with -j 1 to see the document that did it",
    exit: EXIT.usage,
    status: 500,
    retry: "later",
  },
  "server/fault": {
    message: "a fault in unecho itself",
    fix: "look into the server's log, and please report it",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "server/busy": { message: "too many requests are waiting", fix: "try again in a few seconds", exit: EXIT.usage, status: 503, retry: "later" },
  "server/timeout": {
    message: "no answer within {seconds} s",
    fix: "ask for less: one story, fewer reports at once",
    exit: EXIT.usage,
    status: 504,
    retry: "later",
  },
  "server/too-large": { message: "a request of more than {limit}", fix: "send fewer reports at once", exit: EXIT.usage, status: 413, retry: "never" },
  "server/not-json": {
    message: "the body of the request is not JSON",
    fix: "send JSON, with content-type: application/json",
    exit: EXIT.usage,
    status: 400,
    retry: "never",
  },
  "server/no-route": { message: "nothing at {path}", fix: "the addresses are listed at /api", exit: EXIT.usage, status: 404, retry: "never" },
  "server/method": { message: "{method} is not for {path}", fix: "the addresses are listed at /api", exit: EXIT.usage, status: 405, retry: "never" },
  "server/host": {
    message: "this server does not answer to the host {host}",
    fix: "use the address it printed when it started; other names are given with --origin",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "server/origin": {
    message: "a request from another site",
    fix: "use the page this server shows, or a program that sends no Origin of another site",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "server/token": {
    message: "a write without this server's token",
    fix: "ask GET /api/session for it and send it as x-unecho-token, with the Origin of this server",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "auth/none": {
    message: "nobody is signed in",
    fix: "sign in, or send Authorization: Bearer with a token",
    exit: EXIT.usage,
    status: 401,
    retry: "never",
  },
  "auth/password": {
    message: "no user has this name and password",
    fix: "type both again; an admin gives a new password with: unecho users password NAME",
    exit: EXIT.usage,
    status: 401,
    retry: "never",
  },
  "auth/token": {
    message: "this token is unknown, expired or revoked",
    fix: "make another one: unecho tokens add, or on the page of your account",
    exit: EXIT.usage,
    status: 401,
    retry: "never",
  },
  "auth/read-only": {
    message: "this token was made to read",
    fix: "make one that may write: unecho tokens add --write",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "auth/person": {
    message: "this is for people who signed in, and not for tokens",
    fix: "sign in with a browser",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "auth/local": {
    message: "this server asks nobody to sign in",
    fix: "start it with: unecho serve --team",
    exit: EXIT.usage,
    status: 404,
    retry: "never",
  },
  "auth/attempts": {
    message: "too many attempts to sign in",
    fix: "wait a quarter of an hour, or ask an admin",
    exit: EXIT.usage,
    status: 429,
    retry: "later",
  },
  "server/too-fast": { message: "too many requests in one minute", fix: "send them more slowly", exit: EXIT.usage, status: 429, retry: "later" },
  "users/unknown": { message: "no user {name}", fix: "see: unecho users list", exit: EXIT.usage, status: 404, retry: "never" },
  "users/taken": {
    message: "there is a user {name} already",
    fix: "choose another name, or see: unecho users list",
    exit: EXIT.usage,
    status: 409,
    retry: "never",
  },
  "users/password": {
    message: "{detail}",
    fix: "take a sentence only you would write; no rule says what must be in it",
    exit: EXIT.usage,
    status: 422,
    retry: "never",
  },
  "users/last-admin": {
    message: "{name} is the only admin",
    fix: "make another user admin first: unecho users role NAME admin",
    exit: EXIT.usage,
    status: 409,
    retry: "never",
  },
  "tokens/unknown": { message: "no token {id}", fix: "see: unecho tokens list", exit: EXIT.usage, status: 404, retry: "never" },
  "tokens/role": {
    message: "a token of {user} cannot have the role {role}: {user} is {own}",
    fix: "ask for the role {own}, or less",
    exit: EXIT.usage,
    status: 403,
    retry: "never",
  },
  "auth/role": { message: "this is for the role {role}, and you are {own}", fix: "ask an admin", exit: EXIT.usage, status: 403, retry: "never" },
  "serve/outside": {
    message: "{host} can be reached from other machines, and nobody would have to sign in",
    fix: "leave --host out, or let people sign in: unecho serve --team",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "serve/origin": {
    message: "passwords would cross the network unencrypted: {origin} is no https address",
    fix: "put a proxy with TLS before it and say what people type: --origin https://desk.example",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "serve/no-admin": {
    message: "nobody could sign in as admin",
    fix: "make the first one: unecho users add NAME --role admin",
    exit: EXIT.usage,
    status: 500,
    retry: "never",
  },
  "serve/port": { message: "cannot listen on {host}:{port}: {detail}", fix: "give another --port, or 0", exit: EXIT.usage, status: 500, retry: "never" },
  "observe/token": { message: "measures need a token", fix: "set UNECHO_METRICS_TOKEN and send it as Bearer", exit: EXIT.usage, status: 403, retry: "never" },
  "eval/no-gold": { message: "no gold set in {path}", fix: "give a folder with gold.json and reports/", exit: EXIT.usage, status: 404, retry: "never" },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export type ErrorCode = keyof typeof ERRORS;

const SLOT = /\{(\w+)\}/g;

const fill = (template: string, values: Readonly<Record<string, string>>): string => template.replace(SLOT, (_, name: string) => values[name] ?? name);

/** The world failed: a code from the table, one sentence, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fix: string;
  readonly exit: ExitCode;
  /** What the slots of the message were filled with: enough to make the error again in another thread. */
  readonly values: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, values: Readonly<Record<string, string>> = {}, options: ErrorOptions = {}) {
    super(fill(ERRORS[code].message, values), options);
    this.name = "AppError";
    this.code = code;
    this.values = values;
    this.fix = fill(ERRORS[code].fix, values);
    this.exit = ERRORS[code].exit;
  }
}
