import { it } from 'vitest';
import { ask } from '../../../src/terminal/prompts/ask.ts';
import { keys, stage } from '../support/stage.ts';
import { choosing } from '../support/shown.ts';
it('x', async () => {
  const on = stage({ columns: 80 });
  on.context.output.write('The stem line one\nand two\n\n');
  void ask(choosing('one'), on.context).catch(()=>0);
  await on.sees('stop');
  on.resize(50, 24);
  for (let i=0;i<9;i++) await new Promise((r) => setImmediate(r));
  console.log(on.scrollback()); 
  on.resize(30, 24);
  for (let i=0;i<9;i++) await new Promise((r) => setImmediate(r));
  console.log(on.scrollback()); 
  on.resize(90, 24);
  for (let i=0;i<9;i++) await new Promise((r) => setImmediate(r));
  console.log(on.scrollback()); 
});
