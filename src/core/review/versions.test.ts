import { describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { placeAll } from "../../../test/place-all.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Dossier, Reading } from "../model/index.ts";
import { readCapture } from "../pipeline.ts";

const packs = loadPacks();
const report = (outlet: string, address: string, published: string, body: string): string =>
  `Outlet: ${outlet}\nURL: https://${address}\nTitle: Ferry sinks off Orle\nPublished: ${published}\n\nVESSIN, 3 May (${outlet}) – ${body}\n`;
const read = (text: string, name: string): Reading => readCapture(captureText(text, name), packs).value;

const post = read(
  report("The Slate Post", "slate.example/ferry", "2031-05-03T08:00:00Z", "The ferry Halma sank off Orle on Friday and 31 people died, the coast guard said."),
  "post.txt",
);
const mail = read(
  report(
    "The Brack Mail",
    "brack.example/a/1",
    "2031-05-03T10:00:00Z",
    "At least 31 people drowned when the ferry Halma went down near Orle, said the mayor, Ana Velic.",
  ),
  "mail.txt",
);
const later = (address: string, body: string): Reading => read(report("The Slate Post", address, "2031-05-03T12:00:00Z", body), "post-2.txt");
const corrected = "The ferry Halma sank off Orle on Friday and 29 people died, the coast guard said in a new count. The wreck lies near the pier.";

/** Counts of every finding with a figure, and the number of reports. */
const countsOf = (dossier: Dossier | undefined): unknown => ({
  reports: dossier?.readings.length,
  killed: dossier?.findings.filter(({ label }) => label.startsWith("killed")).map(({ count, claims }) => [count.min, count.max, claims.length]),
});

describe("two captures of one address", () => {
  it.each([
    ["the same address", "slate.example/ferry"],
    ["with what a reader came by", "www.slate.example/ferry/?utm_source=feed#comments"],
  ])("are one report in every count: %s", (_, address) => {
    const [before] = placeAll([post, mail], packs);
    const [after] = placeAll([post, mail, later(address, corrected)], packs);
    expect(countsOf(after)).toEqual(countsOf(before));
    expect(after?.readings.map(({ article }) => article.name).sort()).toEqual(["mail.txt", "post-2.txt"]);
    expect(after?.versions.map(({ name, withdrawn }) => [name, withdrawn])).toEqual([["post.txt", [expect.stringContaining("31 people died")]]]);
  });

  it("give the same whichever is read first", () => {
    const newest = later("slate.example/ferry", corrected);
    expect(placeAll([newest, mail, post], packs)[0]?.versions).toEqual(placeAll([post, mail, newest], packs)[0]?.versions);
  });

  it("are two reports when the address is another, or only that of the outlet", () => {
    for (const address of ["slate.example/ferry-2", "slate.example/?id=2"])
      expect(placeAll([post, mail, later(address, corrected)], packs)[0]?.versions).toEqual([]);
  });
});
