import { LOOKS, openLook, pagesOf, pictures, troublesOf, WIDTHS } from "../../test/web/access.ts";
import { openWorkbench } from "../../test/web/workbench.ts";
import type { Proof } from "../prove.ts";

/** Opens every page of the example in every look and lets axe-core look at it. */
export const proof: Proof = {
  name: "web-access",
  summary:
    "no page breaks a rule of WCAG 2.2 AA that axe-core knows, nor hangs over the edge: light, dark, high contrast, at 200 %, 360 px wide, right to left",
  async run({ note }) {
    const bench = await openWorkbench();
    if (typeof bench === "string") return { passed: false, figures: { missing: bench } };
    try {
      const ask = async <T>(path: string): Promise<T> =>
        ((await (await bench.context.request.get(path)).json()) as { readonly rows: readonly T[] }).rows[0] as T;
      const { id } = await ask<{ readonly id: string }>("/api/stories?order=size&limit=1");
      const finding = await ask<{ readonly id: string }>(`/api/stories/${id}/findings?limit=1`);
      const pages = pagesOf(id, finding.id);
      const troubles: string[] = [];
      for (const look of LOOKS) {
        const page = await openLook(bench, look);
        for (const [name, path] of pages) {
          troubles.push(...(await troublesOf(page, look, name, path)));
          if (look !== LOOKS[0]) continue;
          await pictures(page, name, WIDTHS);
          await page.setViewportSize({ width: look.width, height: 800 });
        }
        await page.context().close();
        note(`${look.name}: ${troubles.length} troubles so far`);
      }
      for (const trouble of troubles) note(trouble);
      return { passed: troubles.length === 0, figures: { pages: pages.map(([name]) => name), looks: LOOKS, checked: pages.length * LOOKS.length, troubles } };
    } finally {
      await bench.close();
    }
  },
};
