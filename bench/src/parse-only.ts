/** The least that any comparison must do: reads two files and parses both. Usage: parse-only.js <base> <revision> */
import { readFileSync } from 'node:fs';

for (const file of process.argv.slice(2, 4)) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.json')) JSON.parse(text);
  else (await import('./yaml.ts')).parseYaml(text);
}
