import { buildVersions, placingVersion, stageVersions } from "../../core/pipeline.ts";

/** The versions of the stages that make a reading: stored beside it, so that a newer program knows what to read again. */
export const readingVersions: string = stageVersions.join(" ");

/** The versions of what the index of open stories is made by. */
export const placingVersions: string = [...stageVersions, placingVersion].join(" ");

/** The versions of everything the picture is made by. */
export const pictureVersions: string = [...stageVersions, ...buildVersions, "shared/2", "passages/1"].join(" ");
