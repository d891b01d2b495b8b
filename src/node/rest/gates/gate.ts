import type { Context } from "hono";
import type { Visitor } from "../route.ts";

/** Who gets in, and as whom: nobody has to sign in on one's own machine, a team has accounts. */
export interface Gate {
  readonly mode: "local" | "team";
  /** Looks at every request before anything else does; throws an AppError to turn it away. */
  admit(context: Context): void;
  /** The origin our own pages have. */
  ownOrigin(context: Context): string;
  /** Who asks; null when the request names nobody. Throws when it names somebody it may not. */
  visitor(context: Context): Promise<Visitor | null>;
  /** Network address of who asks; "" where it is unknown. */
  addressOf(context: Context): string;
  /** Where a team signs in; null where nobody has to. */
  readonly desk: Desk | null;
}

/** Where sessions begin and end. */
export interface Desk {
  /** Throws auth/password or auth/attempts. `cookie` is for the answer's Set-Cookie. */
  signIn(context: Context, name: string, password: string): Promise<{ readonly visitor: Visitor; readonly cookie: string }>;
  /** Lets a password be tried, and counts it when it is wrong; throws auth/attempts when there were too many. */
  guess<T>(context: Context, name: string, attempt: () => Promise<T>): Promise<T>;
  /** Ends the session of a visitor, or all of their sessions; how many, and the cookie that takes the old one away. */
  signOut(context: Context, visitor: Visitor, everywhere: boolean): Promise<{ readonly ended: number; readonly cookie: string }>;
}
