export default () => globalThis.stopRingback();
