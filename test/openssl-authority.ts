import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestAuthority } from "./time-stamp-authority.ts";

export const hasOpenssl = spawnSync("openssl", ["ts", "-help"]).status === 0;

/** A time-stamp authority as OpenSSL makes one, for tokens that are not written by the library that reads them. */
export function opensslAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), "unecho-authority-"));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: readonly string[]): void => {
    const run = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`openssl ${args.join(" ")}: ${run.stderr}`);
  };
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"] as const;
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "root.key",
    "-out",
    "root.pem",
    "-days",
    "30",
    "-subj",
    "/CN=Root of a test",
    "-addext",
    "basicConstraints=critical,CA:TRUE",
  );
  openssl("req", ...key, "-keyout", "signer.key", "-out", "signer.csr", "-subj", "/CN=Clock of a test");
  writeFileSync(at("usage.txt"), "extendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n");
  openssl(
    "x509",
    "-req",
    "-in",
    "signer.csr",
    "-CA",
    "root.pem",
    "-CAkey",
    "root.key",
    "-CAcreateserial",
    "-days",
    "20",
    "-extfile",
    "usage.txt",
    "-out",
    "signer.pem",
  );
  writeFileSync(at("serial"), "01\n");
  writeFileSync(
    at("ts.cnf"),
    "[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=signer.pem\nsigner_key=signer.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n",
  );
  return {
    root: readFileSync(at("root.pem"), "utf8"),
    async reply(query) {
      writeFileSync(at("query.tsq"), query);
      openssl("ts", "-reply", "-config", "ts.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr");
      return readFileSync(at("reply.tsr"));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
