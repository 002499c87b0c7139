/** More would be more paper than anybody reads. */
const MAX_OPENED = 200;

/** Opens what is on the page before it is printed, and closes it again. */
export function openForPrint(): void {
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('#violations details:not([open])')].slice(
      0,
      MAX_OPENED,
    );
    for (const details of opened) {
      details.open = true;
      // A browser tells of it later, when the page is on paper already.
      details.dispatchEvent(new Event('toggle'));
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false;
  });
}
