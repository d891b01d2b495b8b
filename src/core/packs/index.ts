import type { Language } from "../model/index.ts";
import type { SyntaxModel } from "../syntax/index.ts";
import { type AlignmentPack, compileAlignmentPack } from "./alignment.ts";
import { type BoilerplatePack, compileBoilerplatePack } from "./boilerplate.ts";
import { type ClaimType, compileClaimTypes, compileFrameIndex, type FrameIndex } from "./claims.ts";
import { compileHarmPack, type HarmPack } from "./harm.ts";
import { compileLanguageFile, type LanguageFile } from "./language.ts";
import { compileModalityPack, type ModalityPack } from "./modality.ts";
import { compileMonthTable, type MonthTable } from "./months.ts";
import { compileNumberPack, type NumberPack } from "./numbers.ts";
import { compileOutletTable, type OutletTable } from "./outlets.ts";
import { compilePlaceWords, type PlaceWords } from "./place-words.ts";
import { countryNames, emptyGazetteer, type Gazetteer } from "./places.ts";
import { compileReportingPack, type ReportingPack } from "./reporting.ts";
import { PackError, type PackFile } from "./schema.ts";
import { compileStoryPack, type StoryPack } from "./stories.ts";
import { compileTimePack, type TimePack } from "./times.ts";
import { compileUnitTable, type UnitTable } from "./units.ts";
import { compileVoicesPack, type VoicesPack } from "./voices.ts";

export type { HarmPack } from "./harm.ts";
export { PackError, type PackFile } from "./schema.ts";

/** What we know about one language. */
export interface LanguagePack {
  readonly language: Language;
  readonly general: LanguageFile;
  readonly numbers: NumberPack;
  readonly times: TimePack;
  readonly placeWords: PlaceWords;
  readonly modality: ModalityPack;
  readonly reporting: ReportingPack;
  readonly boilerplate: BoilerplatePack;
  readonly stories: StoryPack;
  readonly voices: VoicesPack;
  readonly alignment: AlignmentPack;
  readonly harm: HarmPack;
}

/** All we know, as data; handed to every stage as its last argument. */
export interface Packs {
  /** Digest of every pack and model file: same hash, same answers. */
  readonly hash: string;
  readonly languages: ReadonlyMap<Language, LanguagePack>;
  readonly syntax: ReadonlyMap<Language, SyntaxModel>;
  readonly claims: readonly ClaimType[];
  /** Frames of a language by the first word of their predicates. */
  readonly frames: ReadonlyMap<Language, FrameIndex>;
  readonly units: UnitTable;
  readonly outlets: OutletTable;
  readonly months: MonthTable;
  readonly places: Gazetteer;
}

/** What cannot be read from a text file: the trained models and the gazetteer. */
export interface CompiledParts {
  readonly hash: string;
  readonly syntax: ReadonlyMap<Language, SyntaxModel>;
  readonly places?: Gazetteer;
}

/** Compiles the pack files; throws a PackError naming file and key when one has the wrong shape. */
export function compilePacks(files: readonly PackFile[], parts: CompiledParts): Packs {
  const need = (path: string): PackFile => {
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined) throw new PackError(path, "missing file");
    return file;
  };
  const codes = new Set(files.flatMap((file) => /^languages\/([a-z]{2,3})\//.exec(file.path)?.[1] ?? []));
  const languages = new Map<Language, LanguagePack>();
  const countries = countryNames(need("places.yaml"));
  for (const language of [...codes].sort()) {
    const part = (name: string): PackFile => need(`languages/${language}/${name}.yaml`);
    languages.set(language, {
      language,
      general: compileLanguageFile(part("language")),
      numbers: compileNumberPack(part("numbers")),
      times: compileTimePack(part("times")),
      placeWords: compilePlaceWords(part("place-words")),
      modality: compileModalityPack(part("modality")),
      reporting: compileReportingPack(part("reporting")),
      boilerplate: compileBoilerplatePack(part("boilerplate")),
      stories: compileStoryPack(part("stories")),
      voices: compileVoicesPack(part("voices"), countries),
      alignment: compileAlignmentPack(part("alignment")),
      harm: compileHarmPack(part("harm")),
    });
  }
  const claims = compileClaimTypes(files.filter((file) => file.path.startsWith("claims/")));
  return {
    hash: parts.hash,
    languages,
    syntax: parts.syntax,
    claims,
    frames: new Map([...languages.keys()].map((language) => [language, compileFrameIndex(claims, language)])),
    units: compileUnitTable(need("units.yaml")),
    outlets: compileOutletTable(need("outlets.yaml")),
    months: compileMonthTable(need("months.yaml")),
    places: parts.places ?? emptyGazetteer,
  };
}
