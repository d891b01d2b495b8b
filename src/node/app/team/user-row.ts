import { z } from "zod";
import { instant } from "../answers/fields.ts";
import { ROLES } from "./users.ts";

/** A user as people see one. */
export const userRow = z.object({ name: z.string(), role: z.enum(ROLES), createdAt: instant }).meta({ id: "User" });
