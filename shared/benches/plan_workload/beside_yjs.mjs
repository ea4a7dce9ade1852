// The plan workload through Yjs, in Node. Prints the fastest of 25 rounds of load + merge in
// milliseconds; given a bench compiled to WebAssembly (WASI), runs it beside, in the same engine and
// process, with that figure as YJS_MS. `cargo xtask bench` calls it; MODULES is where npm put Yjs.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { WASI } from "node:wasi";

const Y = createRequire(join(process.env.MODULES, "modules.js"))("yjs");

const CLAUSES = 300;
const ACTS = 1_000;
const ROUNDS = 25;
const FIELDS = ["lead", "due", "status", "target"];
const WORDS =
  "Hai bên thống nhất kế hoạch hoạt động của năm học, phân công người theo dõi " +
  "từng việc, nêu rõ thời hạn và cùng nhau kiểm tra kết quả vào cuối mỗi học kỳ. ";

/** mulberry32, the dice of `script.rs`. */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function clause(text, fields) {
  const map = new Y.Map();
  for (const [name, value] of Object.entries(fields)) map.set(name, value);
  map.set("body", new Y.Text(text));
  return map;
}

function plan() {
  const doc = new Y.Doc();
  const nodes = doc.getMap("nodes");
  for (let n = 0; n < CLAUSES; n++) {
    const text = (WORDS + WORDS).slice(0, 240 + (n % 60));
    const fields = Object.fromEntries(FIELDS.map((field) => [field, `u${n}`]));
    doc.transact(() => nodes.set(`n${n}`, clause(text, { ...fields, place: `a${n}` })));
  }
  return Y.encodeStateAsUpdate(doc);
}

function opened(...updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What one device does offline, as an update. */
function offline(saved, seed) {
  const doc = opened(saved);
  const before = Y.encodeStateVector(doc);
  const throwDice = dice(seed);
  for (let act = 0; act < ACTS; act++) {
    const kind = throwDice();
    const node = `n${Math.floor(throwDice() * CLAUSES)}`;
    const field = FIELDS[Math.floor(throwDice() * FIELDS.length)];
    const text = `v${Math.floor(throwDice() * 1e6)}`;
    const place = throwDice();
    doc.transact(() => does(doc.getMap("nodes"), { kind, node, field, text, place, seed }));
  }
  return Y.encodeStateAsUpdate(doc, before);
}

function does(nodes, { kind, node, field, text, place, seed }) {
  const there = nodes.get(node);
  if (0.9 <= kind && kind < 0.97) {
    nodes.set(`r${seed}${text}`, clause(text, { place: text }));
  } else if (there && kind < 0.45) {
    there.set(field, text);
  } else if (there && kind < 0.9) {
    const body = there.get("body");
    body.insert(Math.floor(place * body.length), text);
  } else if (there) {
    nodes.delete(node);
  }
}

function fastest(work) {
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const saved = plan();
const updates = [1, 2, 3].map((seed) => offline(saved, seed));
const yjs = fastest(() => opened(saved, ...updates)).toFixed(2);
const bench = process.argv[2];
if (bench) {
  const wasi = new WASI({
    version: "preview1",
    returnOnExit: true,
    args: process.argv.slice(2),
    env: { YJS_MS: yjs },
  });
  const module = await WebAssembly.compile(await readFile(bench));
  wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
} else {
  console.log(yjs);
}
