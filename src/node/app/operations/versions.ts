import { z } from "zod";
import type { VersionChange } from "../../../core/pipeline.ts";
import { versionsAnswer } from "../answers/versions.ts";
import { articleVersions } from "../article-versions.ts";
import { bringUpToDate } from "../dossiers.ts";
import { findReport } from "../forget.ts";
import { defineOperation, type Style } from "../operation.ts";
import { measuredFrom, sharedNow } from "../share.ts";
import { counted } from "../words.ts";

/** A change as two lines, one for each version; the marks tell them apart without colour. */
function changeLines({ what, before, after }: VersionChange, style: Style): readonly string[] {
  const label = what === null ? "" : `${what}: `;
  return [...(before === null ? [] : [style.red(`  - ${label}${before.text}`)]), ...(after === null ? [] : [style.green(`  + ${label}${after.text}`)])];
}

export const versions = defineOperation({
  name: "versions",
  summary: "the versions of one report, and what each withdrew, added or changed",
  about:
    "Captures of one address are versions of one report: the newest counts, the others are kept with what it no longer says. Shows each version with its times and its hash, then from version to version the claims that were withdrawn, added or changed, and the sentences, what stood before (-) beside what stands in its place (+). Texts as they may leave; a report that was held back is not shown.",
  effect: "read",
  input: z.object({
    report: z.string({ error: "name a report" }).min(1).describe("its address, its file name, or its id (or the first six letters or more of it)"),
  }),
  output: versionsAnswer,
  positional: ["report"],
  examples: [
    { line: "unecho versions https://post.example/a", does: "by the address under which the versions stood" },
    { line: "unecho versions 3f9a1c07 --json", does: "by the beginning of the id of any of them, with offsets" },
  ],
  async run({ report }, deps) {
    const store = await deps.openStore("existing");
    try {
      await bringUpToDate(store, deps);
      const [captured] = await store.capturesOf(report);
      const id = captured ?? (await findReport(store, report, deps));
      const asked = deps.settings.asOf === null ? null : measuredFrom(deps.settings.asOf, deps.clock.now());
      const view = await articleVersions(store, id, asked ?? (await sharedNow(store, deps.clock)), deps);
      return { value: view, data: view };
    } finally {
      await store.close();
    }
  },
  render({ versions: list, steps, outlet, url }, style) {
    const names = new Map(list.map(({ id }, at) => [id, `version ${at + 1}`]));
    return [
      style.bold(`${outlet ?? "outlet unknown"}  ${url ?? "no address"}`),
      ...list.map(
        ({ id, name, published, receivedAt, claims, counts }) =>
          `${names.get(id)}  ${name}  published ${published ?? "no date"}, received ${receivedAt}, ${counted(claims, "claim")}${counts ? ", counts" : ""}  ${id}`,
      ),
      ...(steps.length === 0 ? ["there is one version of it"] : []),
      ...steps.flatMap(({ from, to, claims, sentences }) => [
        "",
        style.bold(`${names.get(from)} \u2192 ${names.get(to)}`),
        claims.length === 0 ? "no claim changed" : `claims (- withdrawn by the outlet, + new)`,
        ...claims.flatMap((change) => changeLines(change, style)),
        sentences.length === 0 ? "no sentence changed" : "sentences",
        ...sentences.flatMap((change) => changeLines(change, style)),
      ]),
    ].join("\n");
  },
});
