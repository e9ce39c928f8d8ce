// Loaded before any source: a Node that cannot read TypeScript would stop with a stack instead.
if (!process.features.typescript) {
  process.stderr.write(
    `strategy-wheel: this is Node ${process.versions.node}, and 22.18 or later is needed: npm ci brings Node 24 for most machines, npm start uses it\n`,
  );
  process.exit(1);
}
