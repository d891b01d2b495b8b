import type { Article, Span, Voice } from "../model/index.ts";
import { type Outlet, type OutletTable, outletByName, outletKey } from "../packs/outlets.ts";
import type { ReportingPack } from "../packs/reporting.ts";
import type { SourcePhrase } from "../syntax/source-phrase.ts";
import { type Entity, initials, wordsOf } from "./voice-entity.ts";

/** How prominent a mention makes somebody: a source stays in mind beyond its sentence. */
export type Prominence = "source" | "subject" | "mention";

/** Entities looked back over for an antecedent; a text with more is not read for pronouns that far. */
const MAX_LOOKBACK = 200;
/** A pronoun does not reach further back than this, in characters. */
const MAX_REACH = 2500;
/** A mention that is no subject counts as this much further away, in characters. */
const MENTION_PENALTY = 1200;

function hasAll(known: ReadonlySet<string>, words: readonly string[]): boolean {
  for (const word of words) if (!known.has(word)) return false;
  return true;
}

/** Keeps the voices of one article apart and finds out which of them a short second mention means. */
export class VoiceRegister {
  readonly #article: Article;
  readonly #table: OutletTable;
  readonly #pack: ReportingPack;
  readonly #entities: Entity[] = [];
  /** Whom the source at a place stands for: it is met as an actor of its sentence too, and again when the sentence ends. */
  readonly #sources = new Map<string, Entity>();
  /** How many entities share a key so far, so that each gets one of its own. */
  readonly #used = new Map<string, number>();
  readonly #ownKey: string | null;
  readonly #ownInitials: string;

  constructor(article: Article, table: OutletTable, pack: ReportingPack) {
    this.#article = article;
    this.#pack = pack;
    this.#table = table;
    this.#ownKey = article.outletName === null ? null : outletKey(article.outletName);
    this.#ownInitials = article.outletName === null ? "" : initials(article.outletName);
  }

  /** Whether a name means the outlet whose article this is. */
  isOwn(name: string | null, outlet: Outlet | null): boolean {
    if (outlet !== null && this.#article.outlet !== null) return outlet.id === this.#article.outlet;
    if (name === null || this.#ownKey === null) return false;
    const key = outletKey(name);
    if (name.length >= 2 && name === this.#ownInitials) return true;
    const own = this.#ownKey.split(" ");
    if (this.#article.issuer && key.split(" ").every((word) => own.includes(word) || word === "of")) return true;
    // the name itself, or its last words
    return ` ${this.#ownKey}`.endsWith(` ${key}`);
  }

  /** The article's own outlet as a voice: "we counted", "our reporters saw", "BI previously reported". */
  own(span: Span): Voice {
    const wire = this.#article.outletName ?? this.#article.wires[0] ?? null;
    const outlet = wire === null ? null : outletByName(this.#table, wire);
    return {
      span,
      name: wire,
      role: null,
      kind: outlet?.kind ?? "outlet",
      anonymous: false,
      outlet: this.#article.outlet ?? outlet?.id ?? null,
      key: "self",
      self: true,
    };
  }

  /** A voice for an outlet known by name alone: a wire credited in the byline. */
  wire(name: string, span: Span): Voice {
    const outlet = outletByName(this.#table, name);
    return {
      span,
      name: outlet?.name ?? name,
      role: null,
      kind: outlet?.kind ?? "agency",
      anonymous: false,
      outlet: outlet?.id ?? null,
      key: `outlet:${outlet?.id ?? outletKey(name)}`,
      self: false,
    };
  }

  /** Takes note of a mention, and says who it is among those known. */
  meet(phrase: SourcePhrase, at: number, prominence: Prominence): Entity {
    const place = `${phrase.span.start} ${phrase.category} ${phrase.head}`;
    const entity = this.#resolve(phrase, at) ?? this.#sources.get(place) ?? this.#create(phrase);
    if (prominence === "source") {
      entity.spoke = true;
      this.#sources.set(place, entity);
    }
    entity.salience = Math.max(entity.salience, prominence === "mention" ? at - MENTION_PENALTY : at);
    entity.gender ??= phrase.gender;
    if (phrase.category === "name" && phrase.role !== null) {
      if (entity.role === null) {
        entity.role = phrase.role;
        if (phrase.kind !== "unnamed") entity.kind = phrase.kind;
      }
      for (const word of wordsOf(phrase.role)) entity.heads.add(word);
    }
    return entity;
  }

  #create(phrase: SourcePhrase): Entity {
    const label = phrase.name ?? phrase.role ?? phrase.head;
    const prefix = phrase.category === "outlet" ? "outlet" : phrase.anonymous ? "unnamed" : phrase.entity;
    const base = `${prefix}:${phrase.outlet?.id ?? (phrase.category === "outlet" ? outletKey(label) : wordsOf(label).join(" "))}`;
    const used = (this.#used.get(base) ?? 0) + 1;
    this.#used.set(base, used);
    const key = used === 1 ? base : `${base}#${used}`;
    const words = new Set([...wordsOf(phrase.name), ...wordsOf(phrase.role), ...wordsOf(phrase.body)]);
    const heads = new Set<string>([phrase.head, ...wordsOf(phrase.role)]);
    if (phrase.category === "institution" || phrase.category === "outlet") for (const word of wordsOf(phrase.name)) heads.add(word);
    const name = phrase.outlet?.name ?? phrase.name;
    const entity: Entity = {
      key,
      name,
      nameWords: wordsOf(name),
      sign: name === null ? "" : initials(name),
      role: phrase.role,
      kind: phrase.kind,
      anonymous: phrase.anonymous,
      outlet: phrase.outlet,
      category: phrase.category,
      entity: phrase.entity,
      plural: phrase.plural,
      gender: phrase.gender,
      words,
      heads,
      spoke: false,
      salience: -MAX_REACH,
    };
    this.#entities.push(entity);
    return entity;
  }

  /** The most prominent of those that fit, of two alike the one met later; null when none has been prominent near enough. */
  #latest(test: (entity: Entity) => boolean, at: number, reach = MAX_REACH): Entity | null {
    let best: Entity | null = null;
    let least = at - reach - MENTION_PENALTY;
    for (const entity of this.#entities.slice(-MAX_LOOKBACK)) {
      if (entity.salience < least || !test(entity)) continue;
      best = entity;
      least = entity.salience;
    }
    return best;
  }

  #resolve(phrase: SourcePhrase, at: number): Entity | null {
    // "the same source added": whoever spoke last
    if (this.#pack.again.has(wordsOf(phrase.role)[0] ?? "")) return this.#latest((entity) => entity.spoke, at);
    switch (phrase.category) {
      case "pronoun":
        return this.#pronoun(phrase, at);
      case "name":
        return this.#byName(phrase, at);
      case "outlet":
        return this.#byOutlet(phrase, at);
      default:
        return phrase.partitive || (phrase.category === "unknown" && (phrase.head === "one" || phrase.head === "both" || phrase.head === "another"))
          ? this.#group(phrase, at)
          : this.#byDescription(phrase, at);
    }
  }

  #pronoun(phrase: SourcePhrase, at: number): Entity | null {
    switch (phrase.head) {
      case "he":
      case "him":
        return this.#person("male", at);
      case "she":
        return this.#person("female", at);
      case "it":
        return this.#latest(
          (entity) =>
            (entity.entity === "organisation" || entity.entity === "metonym") && entity.category !== "document" && !this.isOwn(entity.name, entity.outlet),
          at,
        );
      case "they":
      case "them":
        return (
          this.#latest((entity) => entity.plural || entity.entity === "group", at, 1200) ?? this.#latest((entity) => entity.entity === "organisation", at, 1200)
        );
      default:
        return null;
    }
  }

  /** The last person who may be of a gender, and is so from now on. */
  #person(gender: "male" | "female", at: number): Entity | null {
    const found = this.#latest((entity) => entity.entity === "person" && !entity.plural && (entity.gender === null || entity.gender === gender), at);
    if (found !== null) found.gender = gender;
    return found;
  }

  #byName(phrase: SourcePhrase, at: number): Entity | null {
    const name = wordsOf(phrase.name);
    const last = name.at(-1);
    if (last === undefined) return null;
    return this.#latest(
      (entity) => {
        const own = entity.nameWords;
        if (entity.sign.length > 1 && entity.sign === phrase.name) return true;
        if (entity.category !== "name" && entity.category !== "outlet") return false;
        if (own.at(-1) !== last) return name.length === 1 && own.length > 1 && own[0] === last && entity.category === "outlet";
        return name.length === 1 || own.length === 1 || name[0] === own[0];
      },
      at,
      Number.POSITIVE_INFINITY,
    );
  }

  #byOutlet(phrase: SourcePhrase, at: number): Entity | null {
    const key = phrase.outlet?.id ?? (phrase.name === null ? null : outletKey(phrase.name));
    const short = phrase.name === null ? [phrase.head, ...wordsOf(phrase.role)] : wordsOf(phrase.name);
    return this.#latest(
      (entity) => {
        if (entity.category !== "outlet" && entity.category !== "name") return false;
        if (phrase.outlet !== null && entity.outlet !== null)
          return (
            phrase.outlet.id === entity.outlet.id ||
            (phrase.outlet.isCommonWord && short.length === 1 && entity.nameWords.at(-1) === short[0] && entity.nameWords.length > 1)
          );
        if (phrase.name === null)
          return (
            entity.category === "outlet" &&
            entity.name !== null &&
            (phrase.kind !== "agency" || entity.kind === "agency") &&
            !this.isOwn(entity.name, entity.outlet)
          );
        if (entity.name === null) return false;
        if (outletKey(entity.name) === key) return true;
        const own = entity.nameWords;
        return short.length === 1 && short.every((word) => own.includes(word)) && own.length > 1;
      },
      at,
      Number.POSITIVE_INFINITY,
    );
  }

  #group(phrase: SourcePhrase, at: number): Entity | null {
    if (phrase.head === "them" || phrase.category === "unknown")
      return this.#latest((entity) => (entity.plural || entity.entity === "group") && entity.category !== "document", at, 1600);
    const group = (entity: Entity): boolean =>
      entity.plural && entity.anonymous && entity.spoke && entity.category !== "document" && entity.category !== "hearsay";
    const words = wordsOf(phrase.role);
    return (
      this.#latest((entity) => group(entity) && entity.heads.has(phrase.head) && words.every((word) => entity.words.has(word)), at, Number.POSITIVE_INFINITY) ??
      this.#latest((entity) => group(entity) && entity.heads.has(phrase.head), at, Number.POSITIVE_INFINITY) ??
      this.#only(group)
    );
  }

  #byDescription(phrase: SourcePhrase, at: number): Entity | null {
    const words = wordsOf(phrase.name ?? phrase.role);
    if (words.length === 0) return null;
    if (phrase.category === "spokesperson" && phrase.body === null) {
      if (!phrase.definite) return null;
      return this.#latest((entity) => entity.heads.has(phrase.head), at) ?? this.#latest((entity) => entity.category === "institution", at);
    }
    const same = this.#latest(
      (entity) =>
        entity.category === phrase.category &&
        entity.plural === phrase.plural &&
        entity.words.size > 0 &&
        words.length > 1 &&
        hasAll(entity.words, words) &&
        (phrase.definite || !phrase.anonymous),
      at,
      Number.POSITIVE_INFINITY,
    );
    if (same !== null) return same;
    const bare = words.length === 1;
    if (phrase.category === "institution" || phrase.category === "office") {
      if (!phrase.definite && !bare) return null;
      if (phrase.anonymous) return null;
      const named = this.#latest(
        (entity) =>
          (phrase.category === "office" || entity.entity === "organisation") &&
          !entity.plural === !phrase.plural &&
          (bare ? entity.heads.has(phrase.head) : words.every((word) => entity.words.has(word) || entity.heads.has(word))),
        at,
        Number.POSITIVE_INFINITY,
      );
      // "the group said": a word that fits any body means the one that spoke last
      if (named !== null || !bare || !phrase.definite || phrase.category !== "institution" || !this.#pack.genericBodies.has(phrase.head)) return named;
      return this.#latest((entity) => entity.category === "institution" && entity.name !== null && entity.spoke && !this.isOwn(entity.name, entity.outlet), at);
    }
    if (phrase.category === "person") {
      if (phrase.plural) {
        if (phrase.number !== null) return null;
        const group = (entity: Entity): boolean => entity.plural && entity.anonymous && entity.spoke && entity.category === "person";
        // "sources said": whoever asked not to be named before, when they are one group
        const fewer = words.length > 1 ? this.#only((entity) => group(entity) && words.every((word) => entity.words.has(word))) : null;
        if (!bare) return fewer;
        return (
          this.#only((entity) => group(entity) && entity.heads.has(phrase.head)) ??
          (phrase.kind === "unnamed" && !this.#entities.slice(-MAX_LOOKBACK).some((entity) => group(entity) && entity.heads.has(phrase.head))
            ? this.#only(group)
            : null)
        );
      }
      if (!phrase.definite) return null;
      if (bare && phrase.head === "person") return this.#latest((entity) => !entity.plural && entity.anonymous && entity.entity === "person", at);
      return this.#latest(
        (entity) => !entity.plural && entity.entity === "person" && words.every((word) => entity.heads.has(word) || entity.words.has(word)),
        at,
      );
    }
    if (phrase.category === "document" && phrase.definite && bare) {
      const paper = this.#latest((entity) => entity.category === "document" && entity.heads.has(phrase.head), at);
      if (paper?.spoke === true || this.#pack.nouns.get(phrase.head) !== "said") return paper;
      // "the ministry said in a statement ... the statement added": it is the ministry's
      const issuer = (entity: Entity): boolean =>
        entity.spoke && entity.entity === "organisation" && entity.name !== null && entity.category !== "outlet" && entity.category !== "document";
      return this.#latest(issuer, at) ?? paper;
    }
    return null;
  }

  #only(test: (entity: Entity) => boolean): Entity | null {
    const found = this.#entities.slice(-MAX_LOOKBACK).filter(test);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  /** Whose "official toll" it is: the ministry or government named last; null when none has been. */
  authority(at: number): Voice | null {
    const entity = this.#latest(
      (one) => one.category === "institution" && !one.anonymous && (one.heads.has("ministry") || one.heads.has("government")),
      at,
      Number.POSITIVE_INFINITY,
    );
    return entity === null
      ? null
      : { span: { start: at, end: at }, name: entity.name, role: entity.role, kind: entity.kind, anonymous: false, outlet: null, key: entity.key, self: false };
  }

  /** The voice a phrase stands for, after looking back; null when it means the article itself speaking inside a quotation. */
  voice(phrase: SourcePhrase, at: number): Voice {
    const entity = this.meet(phrase, at, "source");
    if (this.isOwn(entity.name, entity.outlet) && (this.#article.issuer || entity.category === "outlet" || entity.category === "name")) {
      return this.#article.issuer
        ? { ...this.own(phrase.span), kind: entity.kind === "outlet" || entity.kind === "agency" ? "official" : entity.kind }
        : this.own(phrase.span);
    }
    const anonymous = entity.anonymous;
    if ((phrase.category === "spokesperson" || phrase.category === "office") && phrase.body !== null && wordsOf(phrase.body).length === 1) {
      // "the hospital's press office": the hospital named before
      const head = wordsOf(phrase.body)[0] ?? "";
      const other = (one: Entity): boolean => one.category === "institution" && one.name !== null && one.key !== entity.key;
      const body =
        this.#latest((one) => other(one) && one.heads.has(head), at, Number.POSITIVE_INFINITY) ??
        (this.#pack.genericBodies.has(head) ? this.#latest((one) => other(one) && one.spoke, at) : null);
      if (body !== null)
        return { span: phrase.span, name: body.name, role: phrase.role, kind: body.kind, anonymous: false, outlet: null, key: body.key, self: false };
    }
    return {
      span: phrase.span,
      name: entity.name,
      role: entity.role ?? (phrase.category === "pronoun" ? null : phrase.role),
      kind: entity.kind,
      anonymous,
      outlet: entity.outlet?.id ?? null,
      key: entity.key,
      self: false,
    };
  }
}
