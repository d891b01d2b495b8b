import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./run-unecho.ts";

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly hasInstallScript?: boolean;
  readonly integrity?: string;
}

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { readonly packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(([path]) => path !== "");
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
/** What somebody has who installs the product, development left out. */
const shipped = installed.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true);

/** Licences whose code may stand in a product under Apache-2.0 without conditions for the rest of it. */
const PERMISSIVE = /^(?:MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Unlicense|CC0-1\.0|Zlib|BlueOak-1\.0\.0|Python-2\.0)$/;
/** Packages of Node itself, for the systems it is not locked on: they name no licence in the lockfile, and Node's is MIT. */
const UNNAMED = /^node-(?:darwin|linux|win)-(?:arm64|x64)$/;

/** The licences of an expression like "(MIT OR CC0-1.0)": each of them must do. */
const isPermissive = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, "")
    .split(/ (?:OR|AND) /)
    .every((licence) => PERMISSIVE.test(licence));

describe("what the product stands on", () => {
  it(`is permissively licensed (${shipped.length} packages)`, () => {
    expect(shipped.length).toBeGreaterThan(100);
    const others = shipped.flatMap(([path, { license }]) =>
      license === undefined
        ? UNNAMED.test(nameOf(path))
          ? []
          : [`${nameOf(path)}: no licence`]
        : isPermissive(license)
          ? []
          : [`${nameOf(path)}: ${license}`],
    );
    expect(others).toEqual([]);
  });

  it.each(["GPL-3.0-only", "(MIT AND LGPL-2.1)", "AGPL-3.0", "SEE LICENSE IN x", "MIT OR GPL-2.0"])("would be refused under %s", (licence) => {
    expect(isPermissive(licence)).toBe(false);
  });

  it("runs nothing when it is installed", () => {
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$|^prepare$/.test(name))).toEqual([]);
    expect(readFileSync(join(root, "scripts/setup.mjs"), "utf8")).toContain("--ignore-scripts");
  });

  it("is pinned to the byte", () => {
    expect(shipped.filter(([path, { integrity }]) => integrity === undefined && !UNNAMED.test(nameOf(path))).map(([path]) => nameOf(path))).toEqual([]);
  });

  // with --omit=dev npm leaves out what development needs too: all is named, and what is for development alone is marked so
  const bill = spawnSync("npm", ["sbom", "--package-lock-only", "--sbom-format=cyclonedx"], { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  it.skipIf(bill.error !== undefined)("is all named by npm run sbom, in CycloneDX", () => {
    const { bomFormat, components } = JSON.parse(bill.stdout) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string; readonly version: string; readonly group?: string }[];
    };
    expect(bomFormat).toBe("CycloneDX");
    const named = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const missing = shipped
      .map(([path, { version = "" }]) => `${nameOf(path)}@${version}`)
      .filter((each) => !named.has(each) && !UNNAMED.test(each.split("@")[0] ?? ""));
    expect(missing).toEqual([]);
  });
});
