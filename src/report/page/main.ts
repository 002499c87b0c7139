/** The report's page in a browser: it draws what is in the page's data. */
import type { PageData } from '../render/page-data.ts';
import { drawCoverage } from './coverage.ts';
import { openForPrint } from './print.ts';
import { drawSandboxes } from './sandboxes.ts';
import { offerThemes } from './theme.ts';
import { drawViolations } from './violations.ts';

// The page was written with this data by the same version.
const data = JSON.parse(byId('data').textContent ?? '') as PageData;

offerThemes(byId('theme'));
drawViolations(byId('violations'), data);
drawCoverage(byId('coverage'), data);
drawSandboxes(byId('sandboxes'), data);
openForPrint();
document.addEventListener('keydown', (event) => {
  const search = document.getElementById('search');
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey || !search) return;
  event.preventDefault();
  search.focus();
});

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`Failed to find "${id}": the page has none. Write the report again.`);
  return element;
}
