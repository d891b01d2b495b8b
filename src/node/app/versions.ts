import { stageVersions } from "../../core/pipeline.ts";

/** The versions of the stages that make a reading: stored beside it, so that a newer program knows what to read again. */
export const readingVersions: string = stageVersions.join(" ");
