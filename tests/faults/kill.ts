// Kills programs that write, and looks whether all they acknowledged is there. Started by kill.mjs.
import { killRounds } from '../store/kill-rounds.ts';

const [writer = '', rounds = '1000'] = process.argv.slice(2);

async function run(): Promise<void> {
  const { litter, ...killed } = await killRounds(writer, Number(rounds), (line) => console.info(line));
  const kinds = new Map<string, number>();
  for (const name of litter) {
    const kind = name.replace(/[0-9a-f]{6,}|\d+/g, '#');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  console.info(JSON.stringify(killed));
  console.info(`Nothing acknowledged is gone. Left behind: ${JSON.stringify(Object.fromEntries(kinds))}`);
}
void run();
