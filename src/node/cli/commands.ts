import { Argument, Command, Option } from "commander";
import { z } from "zod";
import { flagName, type Spoken } from "../app/operation.ts";
import { secretFields } from "../app/secret-fields.ts";
import { OPTIONS } from "../config.ts";

interface Field {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly short?: string;
}

const fieldsOf = (operation: Spoken): readonly (readonly [string, Field])[] => {
  const schema = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as { readonly properties?: Readonly<Record<string, Field>> };
  return Object.entries(schema.properties ?? {});
};

const EXIT_HELP = "Exit codes: 0 done; 1 done, and the answer is no; 2 could not start; 3 done, some input skipped (each named on stderr); 130 stopped.";

function addField(command: Command, operation: Spoken, [name, field]: readonly [string, Field]): void {
  const help = field.description ?? "";
  if (operation.positional.includes(name)) {
    const many = field.type === "array";
    command.addArgument(new Argument(`[${name}${many ? "..." : ""}]`, help));
    return;
  }
  const short = field.short === undefined ? "" : `-${field.short}, `;
  const value = field.type === "boolean" ? "" : ` <${field.enum === undefined ? "value" : field.enum.join("|")}>`;
  const fallback = field.default === undefined || field.type === "boolean" ? "" : ` (default: ${String(field.default)})`;
  command.addOption(new Option(`${short}--${flagName(name)}${value}`, `${help}${fallback}`));
}

function helpAfter(operation: Spoken): string {
  const width = Math.max(...operation.examples.map((example) => example.line.length));
  const examples = operation.examples.map((example) => `  ${example.line.padEnd(width)}   ${example.does}`).join("\n");
  return `\n${operation.about}\n\nExamples:\n${examples}\n\n${EXIT_HELP}`;
}

/** A command for one operation, or one that opens a door: arguments by position, an option for each other field, and the settings every command takes. */
export function commandOf(
  operation: Spoken,
  run: (raw: Readonly<Record<string, unknown>>, flags: Readonly<Record<string, unknown>>) => Promise<void>,
): Command {
  const command = new Command(operation.name).description(operation.summary).summary(operation.summary);
  const fields = fieldsOf(operation);
  // arguments stand in the order of `positional`, whatever the order of the schema
  for (const name of operation.positional) {
    const field = fields.find(([key]) => key === name);
    if (field !== undefined) addField(command, operation, field);
  }
  const secret = secretFields(operation);
  for (const field of fields) if (![...operation.positional, ...secret].includes(field[0])) addField(command, operation, field);
  for (const option of OPTIONS) {
    command.addOption(
      new Option(
        `--${option.name}${option.value === null ? "" : ` <${option.value}>`}`,
        `${option.help}${option.fallback === null ? "" : ` (default: ${option.fallback})`}`,
      ),
    );
  }
  command.addHelpText("after", helpAfter(operation));
  command.action(async (...given: unknown[]) => {
    const flags = command.opts<Record<string, unknown>>();
    const raw: Record<string, unknown> = {};
    for (const [name] of fields) {
      const at = operation.positional.indexOf(name);
      const value = at >= 0 ? given[at] : flags[name];
      const missing = value === undefined || (Array.isArray(value) && value.length === 0);
      if (!missing) raw[name] = value;
    }
    await run(raw, flags);
  });
  return command;
}
