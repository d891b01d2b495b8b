import type { Instant } from "../../core/model/index.ts";
import { sharedNow } from "../app/share.ts";
import { AppError } from "../errors.ts";
import type { RestWorld } from "./world.ts";

/** The moment answers describe. */
export const sharedAt = async ({ store, clock }: RestWorld): Promise<Instant> => sharedNow(await store(), clock);

/** Steps of a replaced id that are followed: each repair of the stories may add one. */
const MOST_STEPS = 32;

/** What an id is called now; null when it was never replaced. */
export async function redirected(id: string, world: RestWorld): Promise<string | null> {
  const store = await world.store();
  let at = id;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await store.findRedirect(at);
    if (next === null) break;
    // a ring leads nowhere
    if (next === id) return null;
    at = next;
  }
  return at === id ? null : at;
}

/** A story bears the id of the report that opened it: where that report stands now. */
async function storyOfReport(id: string, world: RestWorld): Promise<string | null> {
  const story = (await (await world.store()).picture.findRow("documents", id))?.story ?? null;
  return story === id ? null : story;
}

/** Sends the caller to where the thing is now, or says that there is none. */
export async function elsewhere(id: string, pathOf: (id: string) => string, world: RestWorld): Promise<Response> {
  const now = (await redirected(id, world)) ?? (await storyOfReport(id, world));
  if (now === null) throw new AppError("id/unknown", { id: id.slice(0, 200), program: "unecho" });
  return redirectTo(pathOf(now));
}

export const redirectTo = (path: string): Response => new Response(null, { status: 302, headers: { location: path, "cache-control": "private, no-cache" } });
