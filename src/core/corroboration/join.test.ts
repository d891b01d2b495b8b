import { describe, expect, test } from "vitest";
import { buildItem, buildVoice, type ItemSketch, plainText } from "../../../test/build-item.ts";
import { loadPacks } from "../../node/app/packs.ts";
import type { Claim } from "../model/index.ts";
import type { EventKey } from "./events.ts";
import { comparingLanguage, type Item, type Kinship } from "./item.ts";
import { joinCopies, leadersOf } from "./join-copies.ts";
import { joinDenials } from "./join-denials.ts";
import { joinEvents } from "./join-events.ts";
import { joinSpeech } from "./join-speech.ts";

const language = comparingLanguage(loadPacks());
if (language === undefined) throw new Error("no language pack");
const { alignment, voices } = language;
const holm = buildVoice("Petra Holm");
const aven = buildVoice("Ruth Aven");
const toll = (value: number): ItemSketch => ({ says: { value } });
const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const spell = (groups: readonly (readonly Item[])[]): readonly string[] => groups.map((group) => group.map(({ claim }) => claim.id).join(" "));

describe("conversions go with what they convert", () => {
  const burnt = (id: string, sentence: string, from: readonly [number, number] | null = null, unit = "m2"): Item =>
    buildItem({
      id,
      says: { sentence, value: 1000, unit },
      figure: { convertsFrom: from === null ? null : { start: from[0], end: from[1] } },
    });
  // the figure stands from 13 to 17
  const hectares = burnt("a:00", "Flames burnt 1000 hectares.");
  test.each<[string, readonly [number, number], number]>([
    ["of the same words", [13, 17], 1],
    ["of a part of them", [16, 20], 1],
    ["of words before", [10, 13], 2],
    ["of words behind", [17, 20], 2],
    ["of words that reach into them", [10, 14], 1],
    ["of nothing but themselves", [28, 32], 2],
  ])("%s", (_name, from, groups) => {
    expect(joinCopies([hectares, burnt("a:01", "Flames burnt in all, or so, 2470 acres.", from)])).toHaveLength(groups);
  });
  test("in a row, in their own text only, and not with what has no figure", () => {
    const acres = burnt("a:01", "That is some 2470 acres.", [13, 17]);
    const miles = burnt("a:02", "In all it is near 4 square miles.", [13, 17]);
    expect(spell(joinCopies([hectares, acres, miles]))).toEqual(["a:00 a:01 a:02"]);
    expect(joinCopies([hectares, burnt("b:00", "In all it is near 4 square miles.", [13, 17])])).toHaveLength(2);
    expect(joinCopies([buildItem({ id: "a:00" }), burnt("a:01", "In all it is near 4 square miles.", [0, 13])])).toHaveLength(2);
  });
});

describe("a copy's claim goes with the original's", () => {
  const original: ItemSketch = { ...toll(100), terms: words("ferry quay storm") };
  const stated: ItemSketch = { terms: words("a b c d e f g h i j") };
  test.each<[string, ItemSketch, ItemSketch, number]>([
    ["of the same figure, whatever the words", original, { ...original, terms: words("mast") }, 1],
    ["of a rounding of it", original, { ...original, ...toll(101) }, 1],
    ["not of another value", original, { ...original, ...toll(120) }, 2],
    ["not in another unit", original, { ...original, says: { value: 100, unit: "USD" } }, 2],
    ["not of another kind", original, { ...original, claim: { kind: "hazard" } }, 2],
    ["not under another label", original, { ...original, claim: { what: "injured" } }, 2],
    ["not of another event", original, { ...original, claim: { background: true } }, 2],
    ["not when one is denied", original, { ...original, claim: { polarity: "denied" } }, 2],
    ["not with a figure and without", original, { ...original, says: {} }, 2],
    ["not without a figure and with one", { ...original, says: {} }, original, 2],
    ["of most of its words", stated, { terms: words("a b c d e f g x y z") }, 1],
    ["not of fewer", stated, { terms: words("a b c d e f w x y z") }, 2],
    ["of most of the words of the shorter", stated, { terms: words("a b") }, 1],
    ["of most of the words of the shorter, where that is the original", { terms: words("a b") }, stated, 1],
    ["not of no words", { terms: new Set() }, { terms: new Set() }, 2],
  ])("%s", (_name, first, copy, groups) => {
    expect(joinCopies([buildItem({ ...first, id: "a:00" }), buildItem({ ...copy, id: "b:00", root: "a" })])).toHaveLength(groups);
  });
  test("one of a copy with one of the original, of every copy", () => {
    const at = (id: string, root: string): Item => buildItem({ ...original, id, root });
    expect(spell(joinCopies([at("a:00", "a"), at("b:00", "a"), at("b:01", "a"), at("c:00", "a"), at("d:00", "d")]))).toEqual([
      "a:00 b:00 c:00",
      "b:01",
      "d:00",
    ]);
    expect(spell(joinCopies([at("a:00", "a"), at("a:01", "a"), at("b:00", "a"), at("b:01", "a")]))).toEqual(["a:00 b:00", "a:01 b:01"]);
  });
  test("with its conversion, which is a copy too", () => {
    const metres = (id: string, root: string): Item => buildItem({ id, root, says: { sentence: "Flames burnt 1000 hectares.", value: 1000 } });
    const acres = (id: string, root: string): Item =>
      buildItem({ id, root, says: { sentence: "That is 2470 acres.", value: 2470 }, figure: { convertsFrom: { start: 13, end: 17 } } });
    expect(spell(joinCopies([metres("a:00", "a"), acres("a:01", "a"), metres("b:00", "a"), acres("b:01", "a")]))).toEqual(["a:00 a:01 b:00 b:01"]);
  });
  test("and speaks only where there is no original", () => {
    const [first, copy, other] = [buildItem({ id: "a:00" }), buildItem({ id: "b:00", root: "a" }), buildItem({ id: "c:00", root: "a" })];
    expect(leadersOf([copy, first])).toEqual([first]);
    expect(leadersOf([copy, other])).toEqual([copy, other]);
  });
});

describe("a denial of a toll goes where the toll is", () => {
  const killed = (id: string, more: ItemSketch = {}): Item => buildItem({ ...toll(31), headline: true, id, ...more });
  const nobody: ItemSketch = { headline: true, says: { denied: true }, terms: words("nobody died"), id: "n:00" };
  const joined = (denial: Item, ...groups: readonly Item[][]): readonly string[] => spell(joinDenials([...groups, [denial]], [...groups.flat(), denial]));
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["nobody has died", {}, nobody, true],
    ["a toll that is only a part, not", { facets: words("women") }, nobody, false],
    ["a toll of another label, not", { claim: { what: "injured" } }, nobody, false],
    ["a toll of another kind, not", { claim: { kind: "hazard" } }, nobody, false],
    ["a past event's toll, not", { claim: { background: true } }, nobody, false],
    ["a denial of something else than a toll, not", {}, { ...nobody, headline: false }, false],
    ["a denial of what is measured once, not", {}, { ...nobody, course: "fixed" }, false],
    ["a denial in eight words", {}, { ...nobody, terms: words("a b c d e f g h") }, true],
    ["a long denial, not", {}, { ...nobody, terms: words("a b c d e f g h i") }, false],
    ["what is not denied, not", {}, { ...nobody, says: {} }, false],
    ["a denied figure, not", {}, { ...nobody, says: { value: 12, denied: true } }, false],
  ])("%s", (_name, figure, denial, joins) => {
    expect(joined(buildItem(denial), [killed("a:00", figure)])).toEqual(joins ? ["a:00 n:00"] : ["a:00", "n:00"]);
  });
  test("the one most speak of, the first of equals", () => {
    const denial = buildItem(nobody);
    expect(joined(denial, [killed("a:00")], [killed("b:00"), killed("c:00")])).toEqual(["a:00", "b:00 c:00 n:00"]);
    expect(joined(denial, [killed("b:00")], [killed("a:00")])).toEqual(["b:00", "a:00 n:00"]);
    expect(joined(denial, [killed("a:00")], [killed("b:00")])).toEqual(["a:00 n:00", "b:00"]);
  });
  test("with all who deny, and not with who asserts beside", () => {
    const [first, second, plain] = [buildItem(nobody), buildItem({ ...nobody, id: "n:01" }), buildItem({ ...nobody, id: "n:02", says: {} })];
    const told = killed("a:00");
    expect(spell(joinDenials([[told], [first, second]], [told, first, second]))).toEqual(["a:00 n:00 n:01"]);
    expect(spell(joinDenials([[told], [first, plain]], [told, first, plain]))).toEqual(["a:00", "n:00 n:02"]);
    expect(spell(joinDenials([[told], [first, buildItem({ ...nobody, id: "n:03", terms: words("a b c d e f g h i") })]], [told, first]))).toHaveLength(2);
  });
});

describe("a short denial goes where the statement before it is", () => {
  const span = (start: number, end: number): Partial<Claim> => ({ span: { start, end } });
  const charge: ItemSketch = { id: "a:00", origin: aven, claim: span(0, 40) };
  const denial: ItemSketch = { id: "a:05", origin: holm, terms: words("ministry denied it"), denies: true, claim: { ...span(41, 60), polarity: "denied" } };
  const joined = (...sketches: readonly ItemSketch[]): readonly string[] => {
    const items = sketches.map(buildItem);
    return spell(
      joinDenials(
        items.map((item) => [item]),
        items,
      ),
    );
  };
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["of another voice", charge, denial, true],
    ["that ends where it begins", { ...charge, claim: span(0, 41) }, denial, true],
    ["not of the same voice", { ...charge, origin: holm }, denial, false],
    ["not of another text", { ...charge, article: "b" }, denial, false],
    ["not behind it", { ...charge, claim: span(61, 80) }, denial, false],
    ["not round it", { ...charge, claim: span(0, 42) }, denial, false],
    ["not a figure", { ...charge, ...toll(31) }, denial, false],
    ["not a denial", { ...charge, claim: { ...span(0, 40), polarity: "denied" }, terms: words("a b c d") }, denial, false],
    ["not when it says more", charge, { ...denial, terms: words("ministry denied a charge") }, false],
  ])("%s", (_name, first, second, joins) => {
    expect(joined(first, second)).toHaveLength(joins ? 1 : 2);
  });
  test("the last of several", () => {
    expect(joined({ ...charge, claim: span(0, 20) }, { ...charge, id: "a:01", claim: span(20, 40) }, denial)).toEqual(["a:00", "a:01 a:05"]);
    expect(joined({ ...charge, claim: span(20, 40) }, { ...charge, id: "a:01", claim: span(0, 20) }, denial)).toEqual(["a:00 a:05", "a:01"]);
  });
  test("of which every member is short", () => {
    const [first, short, long] = [buildItem(charge), buildItem(denial), buildItem({ ...denial, id: "b:00", terms: words("a b c d") })];
    expect(spell(joinDenials([[first], [short, long]], [first, short, long]))).toHaveLength(2);
  });
});

describe("what one voice says in pieces is one", () => {
  const kin: Kinship = { mayBeOne: (a, b) => a[0] === b[0], isOne: (a, b) => a === b };
  const aim: ItemSketch = { id: "a:00", origin: holm, claim: { what: "aim", kind: "statement" } };
  const joined = (...sketches: readonly ItemSketch[]): readonly string[] => {
    const items = sketches.map(buildItem);
    return spell(
      joinSpeech(
        items.map((item) => [item]),
        items,
        alignment,
        kin,
      ),
    );
  };
  test.each<[string, ItemSketch, boolean]>([
    ["its aims", {}, true],
    ["aims of voices that may be one", { origin: buildVoice("P. Holm") }, true],
    ["aims of two voices, not", { origin: aven }, false],
    ["an aim and another statement, not", { claim: { what: "position", kind: "statement" } }, false],
    ["an aim and a past one, not", { claim: { what: "aim", kind: "statement", background: true } }, false],
    ["aims of somebody unnamed, not", { origin: buildVoice("people near her", { named: false }) }, false],
    ["an aim in the text's own words, not", { origin: plainText }, false],
    ["an aim with a figure, not", { says: { value: 12 } }, false],
  ])("%s", (_name, other, joins) => {
    expect(joined(aim, { ...aim, id: "b:00", ...other })).toHaveLength(joins ? 1 : 2);
    expect(joined({ ...aim, id: "b:00", ...other }, aim)).toHaveLength(joins ? 1 : 2);
  });
  test("of three aims those that may all be one", () => {
    expect(joined(aim, { ...aim, id: "b:00", origin: aven }, { ...aim, id: "c:00" }, { ...aim, id: "d:00" })).toEqual(["a:00 c:00 d:00", "b:00"]);
  });
  test("of voices each two of which may be one", () => {
    const shared: Kinship = { ...kin, mayBeOne: (a, b) => [...a].some((letter) => b.includes(letter)) };
    const items = ["12", "23", "34"].map((name, at) => buildItem({ ...aim, id: `${"abc"[at]}:00`, origin: buildVoice(name) }));
    expect(
      spell(
        joinSpeech(
          items.map((item) => [item]),
          items,
          alignment,
          shared,
        ),
      ),
    ).toEqual(["a:00 b:00", "c:00"]);
  });
  test("with all that was said with it", () => {
    const [first, beside, second] = [buildItem(aim), buildItem({ id: "b:00" }), buildItem({ ...aim, id: "c:00" })];
    expect(spell(joinSpeech([[first], [second, beside]], [first, beside, second], alignment, kin))).toEqual(["a:00 c:00 b:00"]);
  });
  const denied: ItemSketch = { id: "a:00", origin: holm, claim: { span: { start: 0, end: 20 }, polarity: "denied" } };
  const instead: ItemSketch = { id: "a:01", origin: holm, turns: true, claim: { span: { start: 21, end: 40 } } };
  test.each<[string, ItemSketch, ItemSketch, boolean]>([
    ["what is so instead of what was denied", denied, instead, true],
    ["not of what was asserted", { ...denied, claim: { span: { start: 0, end: 20 } } }, instead, false],
    ["not where it takes nothing's place", denied, { ...instead, turns: false }, false],
    ["not of another voice", denied, { ...instead, origin: aven }, false],
    ["not in the text's own words", { ...denied, origin: plainText }, { ...instead, origin: plainText }, false],
    ["not where the denied stands behind", { ...denied, claim: { span: { start: 50, end: 60 }, polarity: "denied" } }, instead, false],
    ["not in another text", denied, { ...instead, article: "b" }, false],
    ["not of a denied figure", { ...denied, says: { value: 12 } }, instead, false],
  ])("%s", (_name, first, second, joins) => {
    expect(joined(first, second)).toHaveLength(joins ? 1 : 2);
    expect(joined(second, first)).toHaveLength(joins ? 1 : 2);
  });
  test("with the aim that was denied, wherever that stands by now", () => {
    const [first, second] = [aim, { ...aim, id: "c:00", claim: { ...aim.claim, ...denied.claim } }];
    expect(joined(first, second, { ...instead, id: "c:01" })).toEqual(["a:00 c:00 c:01"]);
  });
  test("of what stands just before it", () => {
    const between: ItemSketch = { id: "a:02", origin: holm, claim: { span: { start: 20, end: 21 } } };
    expect(joined(denied, instead, between)).toHaveLength(3);
  });
});

describe("tellings of one event are one", () => {
  const march = (more: Partial<EventKey> = {}): EventKey => ({
    name: "shift of forces",
    core: true,
    single: false,
    placed: false,
    movers: words("norland"),
    from: new Set(),
    to: new Set(),
    wide: false,
    ...more,
  });
  const told = (id: string, event: EventKey | null, more: ItemSketch = {}): Item => buildItem({ id, event, ...more });
  const joined = (...groups: readonly Item[][]): readonly string[] => spell(joinEvents(groups, voices));
  test("of one side", () => {
    expect(joined([told("a:00", march())], [told("b:00", march())])).toEqual(["a:00 b:00"]);
    expect(joined([told("a:00", march())], [told("b:00", march({ movers: words("ostmark") }))])).toEqual(["a:00", "b:00"]);
  });
  test("not what is no event", () => {
    expect(joined([told("a:00", null)], [told("b:00", march())], [told("c:00", null)], [told("d:00", march())])).toEqual(["a:00", "b:00 d:00", "c:00"]);
  });
  test("not of another kind, nor this one and a past one", () => {
    expect(joined([told("a:00", march())], [told("b:00", march(), { claim: { kind: "hazard" } })])).toHaveLength(2);
    expect(joined([told("a:00", march())], [told("b:00", march(), { claim: { background: true } })])).toHaveLength(2);
  });
  test("with the group they stand in", () => {
    expect(joined([told("a:00", null), told("a:01", march())], [told("b:00", march()), told("b:01", null)])).toEqual(["a:00 a:01 b:00 b:01"]);
  });
  test("through one that goes with both", () => {
    const [lund, varna] = [march({ from: words("lund") }), march({ from: words("varna") })];
    expect(joined([told("a:00", lund)], [told("b:00", varna)])).toHaveLength(2);
    expect(joined([told("a:00", lund)], [told("b:00", varna)], [told("c:00", march())])).toEqual(["a:00 b:00 c:00"]);
    expect(joined([told("a:00", lund)], [told("b:00", varna)], [told("c:00", march())], [told("d:00", varna)], [told("e:00", lund)])).toEqual([
      "a:00 b:00 c:00 d:00 e:00",
    ]);
  });
  test("through any telling of a group", () => {
    const [lund, orle] = [march({ from: words("lund"), movers: words("norland") }), march({ from: words("orle"), movers: words("ostmark") })];
    expect(joined([told("a:00", lund)], [told("b:00", lund), told("b:01", orle)], [told("c:00", orle)])).toEqual(["a:00 b:00 b:01 c:00"]);
  });
  test("through tellings that differ in one thing", () => {
    const [north, east] = [march(), march({ movers: words("ostmark") })];
    expect(joined([told("a:00", east), told("a:01", north)], [told("b:00", east)])).toEqual(["a:00 a:01 b:00"]);
    const taken = march({ name: "ground taken", placed: true, movers: new Set() });
    const [lund, orle] = [
      { ...taken, to: words("lund") },
      { ...taken, to: words("orle") },
    ];
    expect(joined([told("a:00", lund), told("a:01", orle)], [told("b:00", lund)], [told("c:00", orle)])).toEqual(["a:00 a:01 b:00 c:00"]);
  });
  test.each<[string, ItemSketch, boolean]>([
    ["a denial of the side concerned", { origin: buildVoice("Norland") }, true],
    ["a denial for the side concerned", { origin: buildVoice("Petra Holm", { party: "government of Norland" }) }, true],
    ["a denial of a third party, not", { origin: holm }, false],
    ["a denial of nobody, not", { origin: { ...plainText, label: "unattributed (Norland Herald)" } }, false],
  ])("%s", (_name, denial, joins) => {
    expect(joined([told("a:00", march())], [told("b:00", march(), { denies: true, ...denial })])).toHaveLength(joins ? 1 : 2);
  });
});
