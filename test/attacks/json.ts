import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCapture } from "../../src/core/pipeline.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import { attachedSource } from "../../src/node/collect/attached.ts";
import { takeOver } from "../mutants/json.ts";
import { localRest, OWN_PAGE } from "../rest-local.ts";
import { defineAttack, drawn } from "./attack.ts";
import { HOSTILE_JSON, mutatedJson } from "./hostile-json.ts";

/** Reads a text as a file of reports; throws where it falls over. */
type Guard = (text: string) => Promise<void>;

const packs = loadPacks();
const product: Guard = async (text) => {
  for (const name of ["a.json", "a.jsonl"])
    for await (const found of attachedSource([{ name, bytes: Buffer.from(text) }], "2031-05-14T09:20:00.000Z").captures(new AbortController().signal))
      if (found.kind === "capture") readCapture(found.capture, packs);
};

const mutant: Guard = async (text) => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return;
  }
  takeOver({}, value);
};

const OBJECTS: readonly object[] = [Object.prototype, Array.prototype, Function.prototype];
/** What the objects that all others come from are, to be compared with and put back. */
const before = OBJECTS.map(fieldsOf);

/** The own fields of an object by their names, in an object that has no others: also when every object has more than it should. */
function fieldsOf(each: object): ReadonlyMap<PropertyKey, PropertyDescriptor> {
  return new Map(Reflect.ownKeys(each).map((name) => [name, Object.getOwnPropertyDescriptor(each, name) as PropertyDescriptor]));
}

/** What has become of those objects; null when they are as they were. They are put right again. */
function pollution(): string | null {
  const changed: string[] = [];
  OBJECTS.forEach((each, index) => {
    for (const [name, now] of fieldsOf(each)) {
      const own = before[index]?.get(name);
      if (own !== undefined && now.value === own.value && now.get === own.get) continue;
      changed.push(String(name));
      Reflect.deleteProperty(each, name);
      if (own !== undefined) Reflect.defineProperty(each, name, own);
    }
  });
  return changed.length === 0 ? null : `every object has another ${changed.join(", ")}`;
}

export const json = defineAttack<Guard>({
  name: "json",
  surface: "JSON that is none, or that is meant for the reader's own objects",
  promise: "each is read or refused in one sentence, in files and in requests, and no object of the program is changed",
  least: 400,
  weakness: "the fields of a report are taken over by whatever name they have",
  guard: product,
  mutant,
  async run(guard, trial) {
    const texts = [
      ...drawn(trial, HOSTILE_JSON, guard === product ? 80 : HOSTILE_JSON.length),
      ...Array.from({ length: trial.full ? 3_000 : 60 }, () => mutatedJson(trial.dice)),
    ];
    const escaped: string[] = [];
    const note = (what: string, text: string): void => void escaped.push(`${what}: ${JSON.stringify(text.slice(0, 80))}`);
    for (const text of texts) {
      await guard(text).catch((error: unknown) => note(`fell over (${String(error).slice(0, 100)})`, text));
      const changed = pollution();
      if (changed !== null) note(changed, text);
    }
    const asked = guard === product ? drawn(trial, texts, 20) : [];
    const folder = mkdtempSync(join(tmpdir(), "unecho-json-"));
    const rest = localRest(folder);
    try {
      for (const body of asked)
        for (const path of ["/api/operations/check", "/api/operations/decide", "/mcp"]) {
          const { status } = await rest.app.request(`http://${OWN_PAGE.host}${path}`, { method: "POST", headers: OWN_PAGE, body });
          if (status >= 500) note(`${path} answers ${status}`, body);
          const changed = pollution();
          if (changed !== null) note(changed, body);
        }
    } finally {
      await rest.close();
      rmSync(folder, { recursive: true, force: true });
    }
    return { tried: texts.length + 3 * asked.length, escaped, spoilt: [], figures: { texts: texts.length, requests: 3 * asked.length } };
  },
});
