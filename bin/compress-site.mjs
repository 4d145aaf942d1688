#!/usr/bin/env node
// Puts a .br beside every file of a site folder that shrinks: the server sends it as it is, at no cost a request.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } };

for (const name of readdirSync(process.argv[2], { recursive: true })) {
  const path = join(process.argv[2], name);
  if (statSync(path).isDirectory() || !/\.(wasm|js|css|svg|json|txt)$/.test(name) || name === "hash.txt") continue;
  const content = readFileSync(path);
  const compressed = brotliCompressSync(content, options);
  if (compressed.length < content.length) writeFileSync(`${path}.br`, compressed);
  else rmSync(`${path}.br`, { force: true });
}
