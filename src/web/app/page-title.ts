import { useEffect } from "react";

/** Calls the window what its page is called, as soon as the heading is there. */
export function usePageTitle(): void {
  useEffect(() => {
    const name = (): void => {
      const heading = document.querySelector("main h1")?.textContent ?? "";
      document.title = heading === "" ? "unecho" : `${heading} · unecho`;
    };
    const watcher = new MutationObserver(name);
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
    name();
    return () => watcher.disconnect();
  }, []);
}
