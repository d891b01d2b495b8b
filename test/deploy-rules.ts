import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Spoken } from "../src/node/app/operation.ts";
import { operations } from "../src/node/app/operations/index.ts";
import { commandOf } from "../src/node/cli/commands.ts";
import { doors } from "../src/node/cli/doors.ts";
import { spoken } from "../src/node/cli/watched.ts";
import { OPTIONS } from "../src/node/config.ts";
import { root } from "./run-unecho.ts";

/** Plain data, as it comes out of YAML. */
export type Node = Readonly<Record<string, unknown>>;
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((found, key) => (typeof found === "object" && found !== null ? (found as Node)[key] : undefined), value);
export const listAt = (value: unknown, ...path: readonly string[]): readonly Node[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly Node[]) : [];
};

/** What of a command line the command line itself would refuse; null when it would run. */
export async function refusalOf(args: readonly string[]): Promise<string | null> {
  const [name, ...rest] = args;
  const known: readonly Spoken[] = [...operations.map(spoken), ...doors];
  const found = known.find((one) => one.name === name);
  if (found === undefined) return `there is no command ${name}`;
  let raw: Readonly<Record<string, unknown>> = {};
  const command = commandOf(found, async (given) => {
    raw = given;
  });
  try {
    await command
      .exitOverride()
      .configureOutput({ writeErr: () => undefined })
      .parseAsync([...rest], { from: "user" });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const parsed = (found.input as z.ZodObject).safeParse(raw);
  return parsed.success ? null : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}

/** Secrets are asked for by name in the sources, never by a flag. */
const secretNames = readdirSync(join(root, "src/node"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .flatMap((name) => [...readFileSync(join(root, "src/node", name), "utf8").matchAll(/\breadSecret\("([A-Z_]+)"/g)].map(([, secret = ""]) => secret));

/** Variables of the environment that change what unecho does; PGPASSWORD is read by the library of PostgreSQL, NODE_ENV by Node's. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...OPTIONS.flatMap(({ env }) => (env === null ? [] : [env])),
  ...secretNames,
  ...secretNames.map((name) => `${name}_FILE`),
  "PGPASSWORD",
  "NODE_ENV",
]);

const tagged = (image: unknown): boolean => /^[\w./-]+:(?!latest$)[\w.-]+$/.test(String(image));

/** Files that lie in the repository and are named as the part before the colon of a volume. */
export const mountedFiles = (service: Node): readonly string[] =>
  (Array.isArray(service.volumes) ? (service.volumes as readonly string[]) : []).flatMap((volume) =>
    volume.startsWith("./") ? [volume.split(":")[0] ?? ""] : [],
  );

/** What a service of a compose file breaks. */
export function problemsOfService(name: string, service: Node): readonly string[] {
  const wrong = (held: boolean, rule: string): readonly string[] => (held ? [] : [`${name}: ${rule}`]);
  const [user = ""] = String(service.user ?? "root").split(":");
  return [
    ...wrong(tagged(service.image), "an image with a version"),
    ...wrong(/^[1-9]\d*$/.test(user), "a user that is not root, by number"),
    ...wrong(service.read_only === true, "a file system that cannot be written"),
    ...wrong(JSON.stringify(service.cap_drop) === '["ALL"]' && service.cap_add === undefined, "no rights of the system"),
    ...wrong(JSON.stringify(service.security_opt) === '["no-new-privileges:true"]' && service.privileged === undefined, "no new rights"),
    ...wrong(service.mem_limit !== undefined && service.cpus !== undefined && service.pids_limit !== undefined, "limits of memory, processors and processes"),
    ...wrong(listAt(service, "healthcheck", "test").length > 1, "a check of its health"),
    ...wrong(
      listAt(service, "ports").every((port) => String(port).startsWith("127.0.0.1:")),
      "ports for this machine alone",
    ),
    ...wrong(listAt(service, "networks").length > 0, "networks that are named"),
  ];
}

/** What a container of a pod breaks. */
function problemsOfContainer(where: string, container: Node, ports: ReadonlySet<string>): readonly string[] {
  const wrong = (held: boolean, rule: string): readonly string[] => (held ? [] : [`${where}: ${rule}`]);
  const secure = at(container, "securityContext");
  const probes = ["livenessProbe", "readinessProbe"].map((probe) => at(container, probe));
  const probed = ["startupProbe", "livenessProbe", "readinessProbe"].flatMap((probe) => at(container, probe, "httpGet", "port") ?? []);
  return [
    ...wrong(tagged(container.image), "an image with a version"),
    ...wrong(
      probes.every((probe) => at(probe, "httpGet", "path") !== undefined || listAt(probe, "exec", "command").length > 0),
      "probes of life and readiness",
    ),
    ...wrong(
      probed.every((port) => ports.has(String(port))),
      "probes at ports that it has",
    ),
    ...wrong(
      ["requests", "limits"].every((kind) => ["cpu", "memory"].every((what) => at(container, "resources", kind, what) !== undefined)),
      "requests and limits of processor and memory",
    ),
    ...wrong(at(secure, "allowPrivilegeEscalation") === false && at(secure, "privileged") === undefined, "no new rights"),
    ...wrong(at(secure, "readOnlyRootFilesystem") === true, "a file system that cannot be written"),
    ...wrong(JSON.stringify(at(secure, "capabilities")) === '{"drop":["ALL"]}', "no rights of the system"),
  ];
}

/** What a Deployment or StatefulSet breaks. */
export function problemsOfWorkload(workload: Node): readonly string[] {
  const name = String(at(workload, "metadata", "name"));
  const pod = at(workload, "spec", "template", "spec");
  const wrong = (held: boolean, rule: string): readonly string[] => (held ? [] : [`${name}: ${rule}`]);
  const secure = at(pod, "securityContext");
  const volumes = new Set([
    ...listAt(pod, "volumes").map((volume) => volume.name),
    ...listAt(workload, "spec", "volumeClaimTemplates").map((claim) => at(claim, "metadata", "name")),
  ]);
  const containers = [...listAt(pod, "containers"), ...listAt(pod, "initContainers")];
  return [
    ...wrong(containers.length > 0, "containers"),
    ...wrong(at(secure, "runAsNonRoot") === true && Number(at(secure, "runAsUser")) > 0, "a user that is not root, by number"),
    ...wrong(at(secure, "seccompProfile", "type") === "RuntimeDefault", "the usual filter of system calls"),
    ...wrong(at(pod, "automountServiceAccountToken") === false, "no token of the cluster"),
    ...wrong(
      ["hostNetwork", "hostPID", "hostIPC"].every((key) => at(pod, key) === undefined) &&
        listAt(pod, "volumes").every((volume) => volume.hostPath === undefined),
      "nothing of its machine",
    ),
    ...wrong(
      JSON.stringify(at(workload, "spec", "selector", "matchLabels")) === JSON.stringify(at(workload, "spec", "template", "metadata", "labels")),
      "a selector that selects it",
    ),
    ...containers.flatMap((container) =>
      problemsOfContainer(
        `${name}/${String(container.name)}`,
        container,
        new Set(listAt(container, "ports").flatMap((port) => [String(port.name), String(port.containerPort)])),
      ),
    ),
    ...containers.flatMap((container) =>
      listAt(container, "volumeMounts").flatMap((mount) => wrong(volumes.has(mount.name), `a volume called ${String(mount.name)}`)),
    ),
  ];
}
