import { describe, expect, it } from "vitest";
import { buildItems, buildLanguage, daily } from "../../../test/build-items.ts";
import type { ClaimSketch } from "../../../test/build-reading.ts";
import { findConcession } from "./concession.ts";
import type { Item } from "./item.ts";

/** What somebody of a side says that somebody did. */
interface Said extends Partial<ClaimSketch> {
  readonly party: string | null;
}
const [norland, sudmark] = ["government of Norland", "government of Sudmark"];
const army = { name: "Norlandish army", kind: "military" } as const;
const rebels = { name: "Free Sudmark Front" };
const strike = (party: string | null, by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): Said => ({
  party,
  ...(by === undefined ? {} : { by }),
  kind: "attack",
  what: "attacks",
  roles: { actor: "Norlandish guns", target: "market" },
  ...more,
});

function concede(said: readonly Said[], areOne = false): string | null {
  const built = buildItems(daily(...said.map(({ party: _party, ...claim }, at) => ({ sentence: `Word ${"abc"[at]} of the market in Lund.`, ...claim }))));
  const items = built.items.map((item, at): Item => ({ ...item, origin: { ...item.origin, party: said[at]?.party ?? null } }));
  return findConcession(items, areOne ? { mayBeOne: () => true, isOne: () => false } : built.kin, buildLanguage().voices);
}

describe("whoever says what its own side did", () => {
  it.each<[string, readonly Said[], string | null]>([
    ["and is not alone, concedes it", [strike(norland, army), strike(sudmark, rebels)], "Norlandish army"],
    ["and is not alone, concedes it beside somebody of no side", [strike(norland, army), strike(null, rebels)], "Norlandish army"],
    ["later than others, concedes it", [strike(sudmark, rebels), strike(norland, army)], "Norlandish army"],
    ["alone, concedes nothing", [strike(norland, army)], null],
    ["beside a text that names nobody, concedes nothing", [strike(norland, army), strike(null, undefined)], null],
    ["beside its own side, concedes nothing", [strike(norland, army), strike(norland, rebels)], null],
    ["and denies it, concedes nothing", [strike(norland, army, { denied: true }), strike(sudmark, rebels)], null],
    ["of help it gave, concedes nothing", [strike(norland, army, { kind: "aid", what: "aid delivered" }), strike(sudmark, rebels)], null],
    ["of the dead, concedes them", [strike(norland, army, { kind: "casualties", what: "killed", value: 3 }), strike(sudmark, rebels)], "Norlandish army"],
    ["of damage, concedes it", [strike(norland, army, { kind: "damage", what: "destroyed" }), strike(sudmark, rebels)], "Norlandish army"],
    ["of arrests, concedes them", [strike(norland, army, { kind: "detention", what: "detained" }), strike(sudmark, rebels)], "Norlandish army"],
    [
      "without a name for who did it, concedes nothing",
      [strike(norland, army, { roles: { actor: "the guns", target: "market" } }), strike(sudmark, rebels)],
      null,
    ],
    ["without saying who did it, concedes nothing", [strike(norland, army, { roles: { target: "Norland" } }), strike(sudmark, rebels)], null],
    ["of the other side, concedes nothing", [strike(norland, army, { roles: { actor: "Sudmark guns" } }), strike(null, rebels)], null],
  ])("%s", (_name, said, label) => {
    expect(concede(said)).toBe(label);
  });
  it("concedes nothing where the other may be the same voice", () => {
    expect(concede([strike(norland, army), strike(sudmark, rebels)], true)).toBeNull();
  });
});
