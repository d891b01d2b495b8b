import type { Kind } from "../model/index.ts";
import { compareText } from "../text/compare-text.ts";
import { checkShape, PackError, type PackFile, z } from "./schema.ts";

/** The twelve kinds, in the order of the gold specification. */
export const kinds = [
  "casualties",
  "displacement",
  "control",
  "movement",
  "attack",
  "damage",
  "aid",
  "order",
  "capability",
  "statement",
  "detention",
  "hazard",
] as const satisfies readonly Kind[];

const typeShape = z.strictObject({
  kind: z.enum(kinds),
  label: z.string(),
  /** Role names its claims may carry, each with what it means. */
  roles: z.record(z.string(), z.string()),
  /** Identity: the roles that must agree before two claims can be about one fact. */
  identity: z.array(z.string()).default([]),
  /** A figure of this kind grows as a crisis goes on (a toll), so that a later higher value replaces an earlier one. */
  cumulative: z.boolean().default(false),
});

const exampleShape = z.union([z.string(), z.strictObject({ text: z.string(), measure: z.array(z.string()).default([]) })]);

const frameShape = z.strictObject({
  name: z.string(),
  /** What is measured or done, in two or three words; frames with one `what` are about one thing. */
  what: z.string(),
  /** Lemmas or lemma phrases, with `/v`, `/n` or `/a` to restrict the part of speech of the last word. */
  predicate: z.array(z.string()).default([]),
  /** Base units a figure may have under this frame; `money` stands for any currency, `any` for all. Empty: takes no figure. */
  measure: z.array(z.string()).default([]),
  /** Lemmas the counted noun must be one of, when given. */
  counted: z.array(z.string()).default([]),
  /** Taken where no predicate of any frame stands near: for units or counted nouns that say enough alone. */
  alone: z.boolean().default(false),
  /** Also makes a claim without a figure: by all its predicates, or by those listed. */
  statement: z.union([z.boolean(), z.array(z.string())]).default(false),
  /** Without a figure, a role must hold one of these: a class of counted nouns (units.yaml), a lemma, `name` or `pronoun`. */
  needs: z.record(z.string(), z.array(z.string())).default({}),
  /** The unit that a bare number, or a noun nobody listed, gets under this frame: who is arrested is a person. */
  coerce: z.string().nullable().default(null),
  /** Figures outside [low, high], in the base unit, are of something else: no river stands 12 km high. */
  limits: z.tuple([z.number(), z.number()]).nullable().default(null),
  /** Its verb takes any counted noun for that unit ("83 mutineers were arrested"). */
  anyNoun: z.boolean().default(false),
  /** The event is a claim beside its size: "diverted several thousand troops" says that troops were diverted, and how many. */
  event: z.boolean().default(false),
  /** Its predicates hold a negation already ("not accounted for", "no electricity"). */
  absorbs: z.boolean().default(false),
  /** What it tells is still to come (an appeal). */
  planned: z.boolean().default(false),
  /** Its predicates size up an event of one of these labels ("a minor pullback"), and make a claim beside that of the event. */
  beside: z.array(z.string()).default([]),
  /** The frame of this type that a denial under this frame says: what is not large is small. */
  opposite: z.string().nullable().default(null),
  /** Preference between frames whose predicates stand equally near; 1 is usual. */
  weight: z.number().default(1),
  roles: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  examples: z.array(exampleShape).min(1),
  counterexamples: z.array(exampleShape).min(1),
});

const framesShape = z.array(frameShape);

export interface FrameExample {
  readonly text: string;
  /** The number words of the figures that must be read, empty when the claim has none. */
  readonly measure: readonly string[];
}

/** One predicate of a frame: its words as lemmas and the part of speech of the last one. */
export interface Predicate {
  readonly words: readonly string[];
  readonly pos: "v" | "n" | "a" | null;
}

/** A frame: a predicate and where its roles stand in the syntax. */
export interface Frame {
  /** `<type>/<language>/<name>`: travels with every claim it makes. */
  readonly id: string;
  readonly type: string;
  readonly kind: Kind;
  readonly what: string;
  readonly predicates: readonly Predicate[];
  readonly measure: ReadonlySet<string>;
  readonly counted: ReadonlySet<string>;
  readonly alone: boolean;
  /** Predicates (their words) that make a claim without a figure; null when all do. */
  readonly speaks: ReadonlySet<string> | null;
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly weight: number;
  readonly event: boolean;
  readonly coerce: string | null;
  readonly anyNoun: boolean;
  readonly limits: readonly [number, number] | null;
  readonly absorbs: boolean;
  /** Labels of the events its predicates size up; empty for a frame that stands on its own. */
  readonly beside: ReadonlySet<string>;
  /** Id of the frame that a denial under this frame says; null when it only denies. */
  readonly opposite: string | null;
  readonly planned: boolean;
  /** Role -> positions: "subject", "object", or prepositions. */
  readonly roles: readonly (readonly [role: string, places: readonly string[]])[];
  readonly examples: readonly FrameExample[];
  readonly counterexamples: readonly FrameExample[];
}

/** A claim type with its frames in every language spoken. */
export interface ClaimType {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly identity: readonly string[];
  readonly cumulative: boolean;
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
}

function readPredicate(text: string): Predicate {
  const slash = text.lastIndexOf("/");
  const pos = slash < 0 ? null : text.slice(slash + 1);
  const words = (slash < 0 ? text : text.slice(0, slash)).split(" ").filter((word) => word !== "");
  return { words, pos: pos === "v" || pos === "n" || pos === "a" ? pos : null };
}

const asExample = (example: z.infer<typeof exampleShape>): FrameExample => (typeof example === "string" ? { text: example, measure: [] } : example);

function compileFrame(
  raw: z.infer<typeof frameShape>,
  type: { id: string; kind: Kind; roles: Readonly<Record<string, string>> },
  language: string,
  path: string,
): Frame {
  for (const role of Object.keys(raw.roles)) {
    if (!(role in type.roles)) throw new PackError(path, `${raw.name}: unknown role: ${role} (declare it in claims/${type.id}/type.yaml)`);
  }
  return {
    id: `${type.id}/${language}/${raw.name}`,
    type: type.id,
    kind: type.kind,
    what: raw.what,
    predicates: raw.predicate.map(readPredicate),
    measure: new Set(raw.measure),
    counted: new Set(raw.counted),
    alone: raw.alone,
    speaks: raw.statement === true ? null : new Set((raw.statement === false ? [] : raw.statement).map((text) => readPredicate(text).words.join(" "))),
    needs: new Map(Object.entries(raw.needs).map(([role, classes]) => [role, new Set(classes)])),
    weight: raw.weight,
    event: raw.event,
    coerce: raw.coerce,
    anyNoun: raw.anyNoun,
    limits: raw.limits,
    absorbs: raw.absorbs,
    beside: new Set(raw.beside),
    opposite: raw.opposite === null ? null : `${type.id}/${language}/${raw.opposite}`,
    planned: raw.planned,
    roles: Object.entries(raw.roles).map(([role, where]) => [role, [where].flat()]),
    examples: raw.examples.map(asExample),
    counterexamples: raw.counterexamples.map(asExample),
  };
}

/** Compiles packs/claims/<type>/type.yaml and <language>.yaml; a frame without an example and a counterexample does not load. */
export function compileClaimTypes(files: readonly PackFile[]): readonly ClaimType[] {
  const types: ClaimType[] = [];
  for (const file of files) {
    const id = /^claims\/([a-z-]+)\/type\.yaml$/.exec(file.path)?.[1];
    if (id === undefined) continue;
    const shape = checkShape(typeShape, file);
    const frames = new Map<string, readonly Frame[]>();
    for (const other of files) {
      const language = new RegExp(`^claims/${id}/([a-z]{2,3})\\.yaml$`).exec(other.path)?.[1];
      if (language === undefined) continue;
      frames.set(
        language,
        checkShape(framesShape, other).map((raw) => compileFrame(raw, { id, kind: shape.kind, roles: shape.roles }, language, other.path)),
      );
    }
    types.push({ id, kind: shape.kind, label: shape.label, roles: shape.roles, identity: shape.identity, cumulative: shape.cumulative, frames });
  }
  return types.sort((a, b) => compareText(a.id, b.id));
}

/** Frames of one language, found by the first word of a predicate. */
export interface FrameIndex {
  readonly byWord: ReadonlyMap<string, readonly { readonly frame: Frame; readonly predicate: Predicate }[]>;
  readonly byId: ReadonlyMap<string, Frame>;
  /** Frames that may be taken without a predicate near. */
  readonly alone: readonly Frame[];
  /** The frame of what somebody said that no predicate speaks for: the first frame of the type `statement`. */
  readonly fallback: Frame | null;
}

/** Indexes the frames of one language; longest predicates first. */
export function compileFrameIndex(types: readonly ClaimType[], language: string): FrameIndex {
  const byWord = new Map<string, { frame: Frame; predicate: Predicate }[]>();
  const byId = new Map<string, Frame>();
  const alone: Frame[] = [];
  for (const type of types) {
    for (const frame of type.frames.get(language) ?? []) {
      byId.set(frame.id, frame);
      if (frame.alone) alone.push(frame);
      for (const predicate of frame.predicates) {
        const [first] = predicate.words;
        if (first === undefined) continue;
        const list = byWord.get(first);
        if (list === undefined) byWord.set(first, [{ frame, predicate }]);
        else list.push({ frame, predicate });
      }
    }
  }
  for (const list of byWord.values()) list.sort((a, b) => b.predicate.words.length - a.predicate.words.length);
  const fallback = types.find((type) => type.kind === "statement")?.frames.get(language)?.[0] ?? null;
  return { byWord, byId, alone, fallback };
}
