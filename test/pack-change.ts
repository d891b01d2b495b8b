import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** Words of saying, frames and words of frames that the changed packs do not have, and the names that frames go by instead. */
const FEWER_VERBS: ReadonlySet<string> = new Set(["confirm", "report", "announce", "warn", "tell"]);
const FEWER_FRAMES: ReadonlySet<string> = new Set(["injured", "flooded", "told-to-leave"]);
const FEWER_WORDS: ReadonlySet<string> = new Set(["evacuate/v", "damage/v", "strike/v", "missing/a"]);
const FEWER_BOILERPLATE: ReadonlySet<string> = new Set(["donation-appeal"]);
export const RENAMED: Readonly<Record<string, string>> = { killed: "dead", rescued: "brought to safety" };

type Frame = { name: string; what: string; predicate: string[] };
type Reporting = { verbs: { verbs: string[] }[] };
type Boilerplate = { rules: { id: string }[] };

/** A folder like `root` with other packs: verbs of saying, frames, words of frames and a rule of boilerplate are gone, and some frames renamed. */
export function changedPacks(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), "unecho-packs-"));
  cpSync(join(root, "packs"), join(folder, "packs"), { recursive: true });
  symlinkSync(join(root, "models"), join(folder, "models"));
  const change = <T>(name: string, edit: (value: T) => T): void => {
    const path = join(folder, "packs", name);
    writeFileSync(path, stringify(edit(parse(readFileSync(path, "utf8")) as T)));
  };
  change<Reporting>("languages/en/reporting.yaml", (value) => ({
    ...value,
    verbs: value.verbs.map((group) => ({ ...group, verbs: group.verbs.filter((verb) => !FEWER_VERBS.has(verb)) })).filter(({ verbs }) => verbs.length > 0),
  }));
  change<Boilerplate>("languages/en/boilerplate.yaml", (value) => ({ ...value, rules: value.rules.filter(({ id }) => !FEWER_BOILERPLATE.has(id)) }));
  for (const type of ["casualties", "damage", "displacement", "attack", "order"])
    change<Frame[]>(`claims/${type}/en.yaml`, (frames) =>
      frames
        .filter(({ name }) => !FEWER_FRAMES.has(name))
        .map((frame) => ({ ...frame, what: RENAMED[frame.what] ?? frame.what, predicate: frame.predicate.filter((word) => !FEWER_WORDS.has(word)) })),
    );
  return folder;
}
