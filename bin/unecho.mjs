#!/usr/bin/env node
// Starts the command line, or says in one sentence why this Node cannot run it.
// Written in the syntax of old Nodes, so that even they can parse it and say so.
var parts = process.versions.node.split(".");
var major = Number(parts[0]);
var minor = Number(parts[1]);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    "unecho needs Node 22.18 or newer and this is Node " +
      process.versions.node +
      ": install a newer one from https://nodejs.org, or inside a clone use `npm run unecho -- COMMAND`, which brings its own.\n",
  );
  process.exitCode = 2;
} else {
  import("../dist/node/cli/main.js").then(
    function (cli) {
      return cli.main(process.argv.slice(2)).then(function (code) {
        process.exitCode = code;
      });
    },
    function (error) {
      var missing = error && error.code === "ERR_MODULE_NOT_FOUND";
      process.stderr.write(
        missing ? "unecho is not built yet: run `npm run build` first (" + error.message + ")\n" : String((error && error.stack) || error) + "\n",
      );
      process.exitCode = 2;
    },
  );
}
