import { readFileSync } from 'node:fs';
import { loadPolicy } from './load.js';
import { problemLine } from './problem.js';
const f = process.argv[2]!;
const raw = JSON.parse(readFileSync(f, 'utf8'));
const paths: (string|number)[][] = [];
const walk = (v: any, p: (string|number)[]): void => { if (typeof v === 'object' && v) for (const k of Object.keys(v)) { const q = [...p, Array.isArray(v) ? Number(k) : k]; paths.push(q); walk(v[k], q); } };
walk(raw, []);
const mode = process.argv[3]!;
const hist = new Map<string, number>(); 
const seen = new Set<string>();
for (let i = 0; i < paths.length; i += 3) {
  const p = paths[i]!; const c = structuredClone(raw); let o: any = c; for (const k of p.slice(0, -1)) o = o[k]; const k = p.at(-1)!;
  if (mode === 'delete') { if (Array.isArray(o)) o.splice(k as number, 1); else delete o[k]; } else o[k] = mode === 'number' ? 7 : mode === 'text' ? 'xyz' : mode === 'list' ? [o[k]] : null;
  const text = JSON.stringify(c, null, 1);
  const r = loadPolicy(f, text); const ps = r.type === 'refused' ? r.problems : [];
  const key = `${r.type} ${ps.length}`; hist.set(key, (hist.get(key) ?? 0) + 1);
  const shape = p.map((x) => typeof x === 'number' ? '#' : x).join('/');
  if (ps.length > 1 && !seen.has(shape)) { seen.add(shape); console.log(`--- ${shape}: ${ps.length}`); for (const q of ps.slice(0, 3)) console.log('    ', problemLine(q).slice(f.length, 260)); }
}
console.log(mode, hist);
