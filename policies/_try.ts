import { readFileSync } from 'node:fs';
import { loadPolicy } from './load.js';
import { problemLine } from './problem.js';
import { VERIFICATION_RULES } from './check/all.js';
for (const f of process.argv.slice(2)) {
  const t = performance.now();
  const r = loadPolicy(f, readFileSync(f, 'utf8'));
  console.log(f, r.type, (performance.now() - t).toFixed(0));
  if (r.type === 'refused') for (const p of r.problems) console.log(problemLine(p));
  else for (const rule of VERIFICATION_RULES) {
    const t = performance.now();
    const ps = rule(r.file, r.locate);
    for (const p of ps) console.log(problemLine(p));
    if (performance.now() - t > 20) console.log(rule.name, (performance.now() - t).toFixed(0));
  }
}
