import type { Instant } from "../../../core/model/index.ts";
import type { Role } from "../operation.ts";

/** Somebody who may sign in. */
export interface User {
  /** Lower case; what decisions and the audit call them. */
  readonly name: string;
  readonly role: Role;
  /** As `hashPassword` spells it. */
  readonly password: string;
  readonly createdAt: Instant;
}

/** A browser that is signed in. The secret of its cookie is nowhere in the store. */
export interface Session {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly user: string;
  readonly createdAt: Instant;
  /** The last request, to within a few minutes. */
  readonly usedAt: Instant;
  readonly expiresAt: Instant;
}

/** A key for programs that one user made. Its secret is shown once and is nowhere in the store. */
export interface ApiToken {
  /** What people call it by: "t-1a2b3c4d". */
  readonly id: string;
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
  readonly user: string;
  /** What it is for, in its maker's words. */
  readonly name: string;
  /** Counts up to the role its user has now. */
  readonly role: Role;
  /** False: it only reads. */
  readonly write: boolean;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Who may work with a store of a team. None of it leaves with a copy of the store. */
export interface Accounts {
  /** Keeps a user; one of that name is replaced. */
  putUser(user: User): Promise<void>;
  findUser(name: string): Promise<User | null>;
  /** In order of name. */
  listUsers(): Promise<readonly User[]>;
  /** Takes a user out, with sessions and tokens; false when there was none. */
  removeUser(name: string): Promise<boolean>;
  /** Keeps a session; one of that hash is replaced. */
  putSession(session: Session): Promise<void>;
  findSession(hash: string): Promise<Session | null>;
  dropSession(hash: string): Promise<void>;
  /** How many there were. */
  dropSessionsOf(user: string): Promise<number>;
  dropSessionsBefore(moment: Instant): Promise<void>;
  putToken(token: ApiToken): Promise<void>;
  findToken(hash: string): Promise<ApiToken | null>;
  /** In order of making; of everybody when `user` is null. */
  listTokens(user: string | null): Promise<readonly ApiToken[]>;
}
