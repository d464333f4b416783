import { it } from 'vitest';
import { cleanMarkdown } from '../src/exchange/clean.ts';
it('x', () => {
  for (const h of ['the <p> tag and <div>','a<br>b<br/>\nc','`<b>` and <b>x</b>','![A](images/Q30/A.png) `A` ![](b.png)','<img src="x.png" alt="Foo" width=3> z','List<String> x = new ArrayList<>();','<details><summary><b>Answer</b></summary>\n<p>\n\nfoo\n\n</p>\n</details>','```html\n<b>x</b>\n```\n\n<i>y</i>','<code>&lt;div&gt;</code>','see <https://x.y> <a href="http://q.r">t</a> <a name="z"></a>','## Head\n\ntext\n\nFoo\n---','<pre><code>a\n b</code></pre>','x < y and y > z <3','<!-- c -->x','[![b](c)](d) t', 'a `b <i> c', '\\<b>x</b>', '<script>alert(1)</script>', '<ul><li>a</li></ul>', '    <b>code</b>'])
    console.log(JSON.stringify(h), '→', JSON.stringify(cleanMarkdown(h)));
});
