import { z } from "zod";
import { EXIT } from "../errors.ts";
import { defineDoor } from "./door.ts";

const input = z.object({
  allowWrite: z.boolean().optional().describe("also offer the tools that write (read, and rulings); each asks to be confirmed"),
});

export const mcp = defineDoor({
  name: "mcp",
  summary: "answer a language model's tool over MCP on standard input and output",
  about:
    "One tool for each operation, read-only unless --allow-write is given. Words of reports stand only in fields named untrusted_text, because whoever wrote a report may have written it for your model. An answer is at most 64 KB; larger ones come in parts. The same tools are at /mcp while unecho serve runs.",
  input,
  positional: [],
  examples: [
    { line: "unecho mcp --data reports.unecho", does: "what a client's configuration starts" },
    { line: "unecho mcp --allow-write", does: "the client may also read reports into the store" },
  ],
  async open({ allowWrite }, machine, _say, signal) {
    const { serveStdio } = await import("../mcp/stdio.ts");
    await serveStdio(machine, allowWrite === true, (line) => process.stderr.write(`${line}\n`), signal);
    return EXIT.ok;
  },
});
