import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { AppError } from "../errors.ts";

/** The first line of what is piped in. */
async function pipedLine(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin as AsyncIterable<string | Buffer>) {
    text += chunk.toString();
    if (text.includes("\n") || text.length > 10_000) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}

/** One line of the terminal that is not shown while it is typed. */
function hiddenLine(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  return new Promise((resolve, reject) => {
    terminal.once("SIGINT", () => {
      terminal.close();
      process.stderr.write("\n");
      reject(new AppError("input/invalid", { detail: "stopped: nothing was changed", command: "users" }));
    });
    terminal.question("", (answer) => {
      terminal.close();
      process.stderr.write("\n");
      resolve(answer);
    });
  });
}

/** Asks for a secret: twice at a terminal, as the first line of standard input otherwise. */
export async function askSecret(name: string, command: string): Promise<string> {
  if (process.stdin.isTTY !== true) {
    const line = await pipedLine();
    if (line === "") throw new AppError("input/invalid", { detail: `${name}: the first line of standard input is empty`, command });
    return line;
  }
  const first = await hiddenLine(`${name}: `);
  if ((await hiddenLine(`${name} once more: `)) !== first)
    throw new AppError("input/invalid", { detail: `${name}: the two differ; nothing was changed`, command });
  return first;
}
