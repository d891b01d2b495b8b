import type { Attack } from "./attack.ts";
import { bombs } from "./bombs.ts";
import { rebinding } from "./rebinding.ts";
import { ssrf } from "./ssrf.ts";

/** Every family of attacks, in the order docs/attacks.md tells them. */
export const ATTACKS: readonly Attack[] = [ssrf, rebinding, bombs];
