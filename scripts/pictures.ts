/** Takes the pictures of README.md from the bundled example: docs/pictures/*.png, light colours, each small enough to load anywhere. */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { productRoot as root } from "../src/node/app/packs.ts";
import { openLook } from "../test/web/access.ts";
import { openWorkbench } from "../test/web/workbench.ts";

const folder = join(root, "docs", "pictures");
/** Largest a picture may be, in bytes. */
const MOST_BYTES = 150_000;

/** What is pictured: `part` is what of the page is shown, `height` how much of it, in pixels. */
const PICTURES = [
  { name: "matrix", page: "", width: 1180, height: 640, part: null },
  { name: "provenance", page: "/provenance", width: 1100, height: 520, part: ".graph" },
  { name: "brief", page: "/brief", width: 860, height: 700, part: null },
] as const;

const bench = await openWorkbench();
if (typeof bench === "string") {
  process.stderr.write(`pictures: no browser here: ${bench}\n`);
  process.exit(1);
}
try {
  const stories = (await (await bench.context.request.get("/api/stories?order=size&limit=1")).json()) as { readonly rows: readonly { readonly id: string }[] };
  const story = stories.rows[0]?.id ?? "";
  mkdirSync(folder, { recursive: true });
  for (const { name, page: path, width, height, part } of PICTURES) {
    const page = await openLook(bench, { name, theme: "light", direction: "auto", width, zoom: 1 });
    await page.addInitScript(`localStorage.setItem("unecho.settings", JSON.stringify({ theme: "light", strip: false }))`);
    await page.setViewportSize({ width, height });
    await page.goto(`/story/${story}${path}`);
    await page.locator("main h1").waitFor();
    await page.locator("main").getByText("One moment").waitFor({ state: "detached" });
    const file = join(folder, `${name}.png`);
    if (part === null) await page.screenshot({ path: file });
    else {
      const box = await page.locator(part).boundingBox();
      if (box === null) throw new Error(`nothing to picture at ${part}`);
      await page.setViewportSize({ width, height: Math.ceil(box.y + height) });
      await page.screenshot({ path: file, clip: { x: 0, y: box.y, width, height: Math.min(height, box.height) } });
    }
    await page.context().close();
    const { size } = statSync(file);
    process.stdout.write(`${name}.png: ${Math.round(size / 1000)} kB\n`);
    if (size > MOST_BYTES) {
      process.stderr.write(`pictures: ${name}.png is larger than ${MOST_BYTES / 1000} kB; make its window smaller\n`);
      process.exitCode = 1;
    }
  }
} finally {
  await bench.close();
}
