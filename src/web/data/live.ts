import { client } from "./queries.ts";

/** Everything that is made from one story, or from all of them. */
function forgetStory(story: string): void {
  for (const key of ["story", "brief", "provenance"]) void client.invalidateQueries({ queryKey: [key, story] });
  for (const key of ["stories", "decisions", "review", "check", "article", "search", "ratings"]) void client.invalidateQueries({ queryKey: [key] });
}

/** Listens for changes of stories for as long as the page is open: the browser connects again by itself. Returns how to stop. */
export function listen(): () => void {
  const events = new EventSource("/api/events");
  const heard = (event: MessageEvent<string>): void => forgetStory((JSON.parse(event.data) as { readonly story: string }).story);
  events.addEventListener("story", heard);
  events.addEventListener("gone", heard);
  return () => events.close();
}
