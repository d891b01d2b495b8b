import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { serve } from "../src/node/cli/serve.ts";
import { at, KNOWN_NAMES, listAt, mountedFiles, type Node, problemsOfService, problemsOfWorkload, refusalOf } from "./deploy-rules.ts";
import { root } from "./run-unecho.ts";

const text = (name: string): string => readFileSync(join(root, name), "utf8");
const unknownNames = (names: readonly string[]): readonly string[] => names.filter((name) => !KNOWN_NAMES.has(name));

describe("the Dockerfile", () => {
  const source = text("Dockerfile");
  const file = DockerfileParser.parse(source);
  const instructions = file.getInstructions().map((one) => ({ word: one.getKeyword(), words: one.getArguments().map((argument) => argument.getValue()) }));
  const last = instructions.slice(instructions.findLastIndex(({ word }) => word === "FROM"));
  const stages = new Set(file.getFROMs().map((from) => from.getBuildStage()));
  const kept = text(".dockerignore")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));

  it("has nothing a reader of Dockerfiles warns of", () => {
    expect(validate(source)).toEqual([]);
    expect(validate("FROM node:24\nWORKDIR app\nCOPPY a b\nCMD a\nCMD b\n").length).toBeGreaterThan(1);
  });

  it("copies files that are in the repository and reach the builder, and folders of stages before", () => {
    for (const copy of file.getCOPYs()) {
      const from = copy
        .getFlags()
        .find((flag) => flag.getName() === "from")
        ?.getValue();
      const sources = copy
        .getArguments()
        .slice(0, -1)
        .map((argument) => argument.getValue());
      if (from !== undefined) expect(stages).toContain(from);
      else
        for (const name of sources) {
          expect([name, kept.some((line) => name === line || name.startsWith(`${line}/`))]).toEqual([name, true]);
          expect([name, spawnSync("git", ["ls-files", "--", name], { cwd: root, encoding: "utf8" }).stdout]).toEqual([name, expect.stringMatching(/./)]);
        }
    }
  });

  it("runs no script of a package, adds nothing from elsewhere, and stands on images with a version", () => {
    for (const { words } of instructions.filter(({ word, words }) => word === "RUN" && words.includes("npm")))
      expect(words).toEqual(expect.arrayContaining(["npm", "ci", "--ignore-scripts"]));
    expect(instructions.filter(({ word }) => word === "ADD")).toEqual([]);
    for (const from of file.getFROMs()) if (!stages.has(from.getImage() ?? "")) expect(from.getImage()).toMatch(/^[\w./-]+:(?!latest)[\w.-]+$/);
  });

  it("runs as a user that is not root, with a check of health, and starts what there is", () => {
    expect(last.find(({ word }) => word === "USER")?.words).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    expect(last.findIndex(({ word }) => word === "USER")).toBeGreaterThan(last.findLastIndex(({ word }) => word === "RUN" || word === "COPY"));
    expect(last.find(({ word }) => word === "HEALTHCHECK")).toBeDefined();
    const entry = source.match(/^ENTRYPOINT \["node", "\/opt\/unecho\/(.*)"\]$/m)?.[1] ?? "none";
    expect(existsSync(join(root, entry))).toBe(true);
    const names = file.getENVs().flatMap((env) => env.getProperties().map((property) => property.getName()));
    expect(names).toContain("UNECHO_DATA");
    expect(unknownNames(names)).toEqual([]);
    const port = serve.input.parse({}).port as number;
    expect(last.find(({ word }) => word === "EXPOSE")?.words).toContain(String(port));
  });
});

describe("compose.yaml", () => {
  const source = text("compose.yaml");
  const compose = parse(source, { merge: true }) as Node;
  const services = Object.entries(compose.services as Readonly<Record<string, Node>>);
  const asked = new Set([...source.matchAll(/\$\{(\w+)/g)].map(([, name = ""]) => name));
  const given = new Map([...text(".env.example").matchAll(/^(\w+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value] as const));
  /** The text with its variables put in, as compose does. */
  const filled = (word: string): string => word.replace(/\$\{(\w+)[^}]*\}/g, (_, name: string) => given.get(name) || "filled-in-by-this-test");

  it("holds every service to the rules", () => {
    expect(services.map(([name]) => name)).toEqual(expect.arrayContaining(["server", "worker", "database", "queue"]));
    expect(services.flatMap(([name, service]) => problemsOfService(name, service))).toEqual([]);
  });

  it.each<readonly [string, Node]>([
    ["an image with a version", { image: "unecho:latest" }],
    ["an image with a version", { image: "unecho" }],
    ["a user that is not root, by number", { user: "0:0" }],
    ["a user that is not root, by number", { user: undefined }],
    ["a file system that cannot be written", { read_only: false }],
    ["no rights of the system", { cap_add: ["NET_ADMIN"] }],
    ["no new rights", { privileged: true }],
    ["limits of memory, processors and processes", { mem_limit: undefined }],
    ["a check of its health", { healthcheck: { disable: true } }],
    ["ports for this machine alone", { ports: ["4173:4173"] }],
    ["networks that are named", { networks: undefined }],
  ])("would not pass without %s (%j)", (rule, change) => {
    expect(problemsOfService("server", { ...services[0]?.[1], ...change })).toEqual([`server: ${rule}`]);
  });

  it("starts commands the command line knows, with settings it reads", async () => {
    const own = services.filter(([, { image }]) => String(image).startsWith("unecho:"));
    expect(own.length).toBeGreaterThan(0);
    for (const [name, service] of own) {
      expect([name, await refusalOf((service.command as readonly string[]).map(filled))]).toEqual([name, null]);
      expect(unknownNames(Object.keys(service.environment as Node))).toEqual([]);
    }
    expect(await refusalOf(["serve", "--teem"])).toMatch(/unknown option/);
    expect(await refusalOf(["serve", "--port", "x"])).toMatch(/port/);
    expect(await refusalOf(["server"])).toMatch(/no command/);
  });

  it("asks for what .env.example lists, which holds no secret, and names what there is", () => {
    expect([...asked].sort()).toEqual([...given.keys()].sort());
    for (const [name, value] of given) if (/PASSWORD|TOKEN/.test(name)) expect([name, value]).toEqual([name, ""]);
    const networks = Object.keys(compose.networks as Node);
    const volumes = Object.keys(compose.volumes as Node);
    for (const [name, service] of services) {
      for (const network of service.networks as readonly string[]) expect(networks).toContain(network);
      for (const other of Object.keys((service.depends_on as Node | undefined) ?? {})) expect(services.map(([known]) => known)).toContain(other);
      for (const file of mountedFiles(service)) expect([name, existsSync(join(root, file))]).toEqual([name, true]);
      for (const volume of (service.volumes as readonly string[] | undefined) ?? []) if (/^\w/.test(volume)) expect(volumes).toContain(volume.split(":")[0]);
    }
  });
});

describe("the example for Kubernetes", () => {
  const folder = join(root, "deploy/kubernetes");
  const documents = readdirSync(folder).flatMap((name) =>
    parseAllDocuments(readFileSync(join(folder, name), "utf8")).map((document) => {
      expect([name, document.errors, document.warnings]).toEqual([name, [], []]);
      return document.toJS() as Node;
    }),
  );
  const ofKind = (...kinds: readonly string[]): readonly Node[] => documents.filter(({ kind }) => kinds.includes(String(kind)));
  const workloads = ofKind("Deployment", "StatefulSet");
  const containers = workloads.flatMap((workload) => listAt(workload, "spec", "template", "spec", "containers"));
  const labels = workloads.map((workload) => at(workload, "spec", "template", "metadata", "labels") as Node);
  const selects = (selector: unknown): readonly Node[] =>
    labels.filter((own) => Object.entries((selector ?? {}) as Node).every(([key, value]) => own[key] === value));

  it("names the version, kind, name and namespace of every object, each once", () => {
    for (const one of documents) {
      expect(one).toMatchObject({ apiVersion: expect.stringMatching(/^(?:[\w.]+\/)?v1$/), kind: expect.any(String), metadata: { name: expect.any(String) } });
      if (one.kind !== "Namespace") expect(at(one, "metadata", "namespace")).toBe("unecho");
    }
    const names = documents.map((one) => `${String(one.kind)} ${String(at(one, "metadata", "name"))}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("holds every workload to the rules", () => {
    expect(workloads.length).toBeGreaterThan(2);
    expect(workloads.flatMap(problemsOfWorkload)).toEqual([]);
  });

  it("would not pass without them", () => {
    const spoilt = (spoil: (container: Record<string, unknown>, pod: Record<string, unknown>) => void): readonly string[] => {
      const copy = structuredClone(workloads[0]) as Node;
      const pod = at(copy, "spec", "template", "spec") as Record<string, unknown>;
      spoil(listAt(pod, "containers")[0] as Record<string, unknown>, pod);
      return problemsOfWorkload(copy);
    };
    expect(spoilt(() => undefined)).toEqual([]);
    for (const key of ["image", "livenessProbe", "readinessProbe", "resources", "securityContext"])
      expect(spoilt((container) => delete container[key]).length).toBeGreaterThan(0);
    for (const key of ["securityContext", "automountServiceAccountToken", "volumes", "containers"])
      expect(spoilt((_, pod) => delete pod[key]).length).toBeGreaterThan(0);
    expect(spoilt((_, pod) => Object.assign(pod, { hostNetwork: true }))).toHaveLength(1);
    expect(spoilt((container) => Object.assign(container, { livenessProbe: { httpGet: { path: "/healthz", port: "other" } } }))).toHaveLength(1);
  });

  it("starts commands the command line knows, with settings it reads and secrets that are listed", async () => {
    const secrets = Object.keys(at(ofKind("Secret")[0], "stringData") as Node);
    expect(Object.values(at(ofKind("Secret")[0], "stringData") as Node)).toEqual(secrets.map(() => ""));
    for (const container of containers) {
      const own = String(container.image).startsWith("unecho:");
      if (own) expect([container.name, await refusalOf(container.args as readonly string[])]).toEqual([container.name, null]);
      const env = listAt(container, "env");
      if (own) expect(unknownNames(env.map(({ name }) => String(name)))).toEqual([]);
      for (const one of env) {
        const key = at(one, "valueFrom", "secretKeyRef", "key");
        if (key !== undefined) expect(secrets).toContain(key);
        // no value that is written here opens anything
        expect(String(one.value ?? "")).not.toMatch(/:\/\/[^/@]*:[^/@]*@/);
      }
    }
  });

  it("lets each pod be reached by what is listed and nothing else", () => {
    for (const service of ofKind("Service"))
      expect([at(service, "metadata", "name"), selects(at(service, "spec", "selector")).length]).toEqual([at(service, "metadata", "name"), 1]);
    const policies = ofKind("NetworkPolicy");
    const closed = policies.filter((policy) => at(policy, "spec", "ingress") === undefined && at(policy, "spec", "egress") === undefined);
    expect(closed.map((policy) => at(policy, "spec", "podSelector"))).toEqual([{}]);
    for (const policy of policies) {
      const own = at(policy, "spec", "podSelector", "matchLabels");
      if (own !== undefined) expect(selects(own).length).toBe(1);
      for (const rule of [...listAt(policy, "spec", "ingress"), ...listAt(policy, "spec", "egress")]) {
        expect(listAt(rule, "ports").length).toBeGreaterThan(0);
        for (const peer of [...listAt(rule, "from"), ...listAt(rule, "to")])
          if (peer.podSelector !== undefined) expect(selects(at(peer, "podSelector", "matchLabels")).length).toBeGreaterThan(0);
      }
    }
    for (const own of labels)
      expect(
        policies.some(
          (policy) => at(policy, "spec", "podSelector", "matchLabels") !== undefined && selects(at(policy, "spec", "podSelector", "matchLabels")).includes(own),
        ),
      ).toBe(true);
  });
});
