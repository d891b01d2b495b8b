import type { z } from "zod";
import type { Spoken } from "./operation.ts";

/** Input fields that hold a secret: the command line asks for them and takes none as an argument, and nothing writes them down. */
export const secretFields = (operation: Pick<Spoken, "input">): readonly string[] =>
  Object.entries(operation.input.shape).flatMap(([name, field]) => ((field as z.ZodType).meta()?.format === "password" ? [name] : []));
