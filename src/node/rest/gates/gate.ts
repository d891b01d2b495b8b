import type { Context } from "hono";
import type { Visitor } from "../route.ts";

/** Who gets in, and as whom: nobody has to log in on one's own machine, a team has accounts. */
export interface Gate {
  readonly mode: "local" | "team";
  /** Looks at every request before anything else does; throws an AppError to turn it away. */
  admit(context: Context): void;
  /** The origin our own pages have. */
  ownOrigin(context: Context): string;
  /** Who asks; null when the request names nobody. */
  visitor(context: Context): Promise<Visitor | null>;
}
