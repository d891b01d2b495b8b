import { randomBytes, type ScryptOptions, scrypt } from "node:crypto";
import { AppError } from "../../errors.ts";
import { isSameSecret } from "./secret.ts";

/** Cost of trying one password: 64 MB for a third of a second (OWASP's second of equal choices for scrypt). */
export const PASSWORD_COST: PasswordCost = { n: 2 ** 16, r: 8, p: 2 };

/** scrypt's own numbers (RFC 7914): work and memory, block size, lanes. */
export interface PasswordCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** Long enough that a stolen hash is not tried out; no rule says what must be in it. */
const LEAST_CHARS = 12;
const MOST_CHARS = 200;
const KEY_BYTES = 32;

/** "scrypt$65536$8$2$salt$key", salt and key in base64url. */
const LINE = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]+)\$([\w-]+)$/;

/** One at a time: guesses wait for each other and cannot fill the memory, and when many wait another is told to come back. */
const MOST_WAITING = 16;
let turn: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function derive(password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  if (waiting >= MOST_WAITING) throw new AppError("server/busy");
  waiting += 1;
  const result = turn.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // the same letters in two spellings of Unicode are one password
        scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)));
      }),
  );
  turn = result
    .catch(() => undefined)
    .then(() => {
      waiting -= 1;
    });
  return result;
}

/** Refuses a password that is too short, or is the name of its user. */
export function checkPassword(password: string, user: string): void {
  const detail =
    [...password].length < LEAST_CHARS
      ? `the password has fewer than ${LEAST_CHARS} characters`
      : password.length > MOST_CHARS
        ? `the password has more than ${MOST_CHARS} characters`
        : password.toLowerCase().includes(user) && password.length < user.length + LEAST_CHARS
          ? "the password is little more than the name"
          : null;
  if (detail !== null) throw new AppError("users/password", { detail });
}

/** A password as it is kept: it cannot be turned back. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.n, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** A hash no password has, to be tried where there is no user: the answer takes as long. */
const NOBODY = ["scrypt", PASSWORD_COST.n, PASSWORD_COST.r, PASSWORD_COST.p, "bm9ib2R5LW5vYm9keQ", "-"].join("$");

/** Whether this is the password that was kept; null, for a user there is none of, is never. */
export async function isPassword(given: string, kept: string | null): Promise<boolean> {
  const [, n, r, p, salt = "", key = ""] = LINE.exec(kept ?? NOBODY) ?? [];
  if (n === undefined) return false;
  // longer ones were never taken, and would only cost
  const tried = await derive(given.slice(0, MOST_CHARS), Buffer.from(salt, "base64url"), { n: Number(n), r: Number(r), p: Number(p) });
  return isSameSecret(tried.toString("base64url"), key) && kept !== null && given.length <= MOST_CHARS;
}
