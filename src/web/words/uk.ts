import { type Catalogue, en } from "./en.ts";
export const uk: Catalogue = { ...en };
