import type { Database, Engine } from "../engine.ts";

/** A numbered change of the schema that runs on every engine; never edited once published. All pending steps run in one transaction. */
export type Step = (database: Database, engine: Engine) => Promise<void>;
