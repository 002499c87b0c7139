import { spanOf } from '../merge-reports.ts';
import type { ContractReport } from '../report.ts';
import { untouchedOperations, type Verdict } from '../verdict.ts';
import { escapeHtml, scriptJson } from './html-text.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets.ts';
import { toPageData } from './page-data.ts';
import { PAGE_POLICY } from './page-policy.ts';
import { countOf, plural } from './plural.ts';
import { countBreaches, totalsRows } from './totals-rows.ts';

/** How a page is written. */
export interface HtmlOptions {
  readonly verdict?: Verdict | undefined;
}

/**
 * A report as one page that needs nothing beside it: no network, no other file. What a browser draws of it, it draws when
 * it is looked at, so that thousands of breaches open at once.
 */
export function renderHtml(report: ContractReport, { verdict }: HtmlOptions = {}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(PAGE_POLICY)}">
<title>${escapeHtml(`${titleOf(report)} · Ringback`)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<a class="skip" href="#violations">Skip to what was wrong</a>
${header(report, verdict)}
<main>
<section id="violations" aria-labelledby="violations-title" tabindex="-1"><h2 id="violations-title">What was wrong</h2></section>
<section id="coverage" aria-labelledby="coverage-title"><h2 id="coverage-title">What was touched</h2></section>
<section id="sandboxes" aria-labelledby="sandboxes-title"><h2 id="sandboxes-title">Sandboxes</h2></section>
<noscript><p class="empty">The lists of this page are drawn by its script. The same is in report.md and report.json.</p></noscript>
</main>
${footer(report)}
<script type="application/json" id="data">${scriptJson(toPageData(report))}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function header(report: ContractReport, verdict: Verdict | undefined): string {
  const state = countBreaches(report.totals) > 0 || verdict?.ok === false ? 'bad' : 'good';
  const reasons = (verdict?.failures ?? [])
    .map(({ text }) => `<li>${escapeHtml(glueUnit(text))}</li>`)
    .join('');
  return `<header class="top ${state}">
<div class="bar"><p class="brand">Ringback <span>contract report</span></p><button type="button" id="theme" class="quiet">Theme: system</button></div>
<h1>${escapeHtml(titleOf(report))}</h1>
<p class="lede">${escapeHtml(ledeOf(report))}</p>
${verdict ? `<p class="verdict"><strong>${verdict.ok ? 'Passed' : 'Failed'}</strong></p>` : ''}${reasons ? `<ul class="reasons">${reasons}</ul>` : ''}
<dl class="figures">${totalsRows(report)
    .map(
      ({ name, value, tone }) =>
        `<div${tone ? ` class="${tone}"` : ''}><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(glueUnit(value))}</dd></div>`,
    )
    .join('')}</dl>
</header>`;
}

/** A number and its sign stay on one line. */
function glueUnit(text: string): string {
  return text.replaceAll(' %', '\u00A0%');
}

function titleOf(report: ContractReport): string {
  const breaches = countBreaches(report.totals);
  if (breaches > 0) return `${countOf(breaches, 'breach', 'breaches')} of the contract`;
  const { requests, notClient } = report.totals;
  if (requests === 0) return 'Nothing was asked';
  return notClient > 0 ? 'The client kept the contract' : 'The contract was kept';
}

function ledeOf(report: ContractReport): string {
  const { totals, coverage, sandboxes } = report;
  const asked = coverage.providers.filter(({ wasAsked }) => wasAsked).length;
  const where = [
    ...(asked > 0 ? [countOf(asked, 'API')] : []),
    ...(sandboxes.length > 1 ? [countOf(sandboxes.length, 'sandbox', 'sandboxes')] : []),
  ];
  const of = where.length > 0 ? ` to ${where.join(', in ')}` : '';
  const untouched = untouchedOperations(report).length;
  const never =
    untouched > 0
      ? ` ${countOf(untouched, 'operation')} ${plural(untouched, 'was', 'were')} never asked for.`
      : '';
  return `${countOf(totals.requests, 'request')}${of}.${never}`;
}

function footer({ runs }: ContractReport): string {
  const { startedAt, durationMs } = spanOf(runs);
  const [only] = runs;
  const words = [
    ...(startedAt ? [startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')] : []),
    ...(durationMs > 0 ? [`${(durationMs / 1000).toFixed(1)} s`] : []),
    ...(runs.length > 1 ? [`${runs.length} shards`] : []),
    ...(only ? [`Ringback ${only.version}`] : []),
  ];
  const commands = [...new Set(runs.flatMap(({ command }) => (command ? [command.join(' ')] : [])))];
  const shown = commands.slice(0, MAX_COMMANDS).map((command) => `<code>${escapeHtml(command)}</code>`);
  return `<footer><p>${escapeHtml(words.join(' · '))}</p>${shown.length > 0 ? `<p>${shown.join(' ')}</p>` : ''}</footer>`;
}

const MAX_COMMANDS = 10;
