import type { Door } from "./door.ts";
import { mcp } from "./mcp.ts";
import { open } from "./open.ts";
import { serve } from "./serve.ts";

/** Commands that open a door to the operations for other programs, in the order help lists them. */
export const doors: readonly Door[] = [open, serve, mcp];
