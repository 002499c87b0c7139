/** Writes what the report's page has in it, the script and the style: `npm run generate:page`. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The module with script and style, as text. */
export async function generatePageAssets(): Promise<string> {
  const script = await bundle('main.ts');
  const style = await bundle('page.css');
  return `// Made of src/report/page/ by: npm run generate:page

/** The script of the report's page. */
export const PAGE_SCRIPT = ${JSON.stringify(script)};

/** Its style. */
export const PAGE_STYLE = ${JSON.stringify(style)};

/** By these, a policy lets both in and nothing else. */
export const PAGE_SCRIPT_HASH = '${hashOf(script)}';
export const PAGE_STYLE_HASH = '${hashOf(style)}';
`;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/report/page/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    // What knows light-dark().
    target: ['es2022', 'chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  if (/<\/(?:script|style)|<!--/i.test(text)) {
    throw new Error(`Failed to put "${file}" into a page: it would end its own element. Write it otherwise.`);
  }
  return text;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

if (import.meta.main) {
  writeFileSync(new URL('../src/report/render/page-assets.ts', import.meta.url), await generatePageAssets());
}
